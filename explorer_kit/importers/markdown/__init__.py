"""What Markdown files have in common: front matter, sections, what a reader sees of a line, fields and tasks.

Nothing here knows what a note means; the importers `markdown_note` and `published_interview` do.
"""
