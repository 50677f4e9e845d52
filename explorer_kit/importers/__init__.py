"""Importers: from files to source records; one module per source, found by scanning."""
