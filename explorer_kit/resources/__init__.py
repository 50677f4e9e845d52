"""Data files that ship with the package: column synonyms, cell words, vocabularies, templates."""
