"""The panels: forms for people who write no code, one file per panel.

A panel takes values and callables, never a store or a journal, so that it can be filled and clicked in a
test without a browser: its inputs are public attributes, ``draft()`` returns a frozen record of what was
entered and ``problems()`` says in sentences what still hinders the main button. Whatever happens is said in
the panel's one message line; nothing vanishes into a log.
"""
