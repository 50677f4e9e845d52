"""What comes before a talk: the brief, goals and assumptions, the message, the questions and the guide.

Everything here is pure: values in, values out, no journal and no clock. Records that a form fills have
``problems()``: sentences that say what is still wrong, none when it can be saved.
"""
