"""Presets of the tracker importer: what Notion, Airtable, HubSpot, Huntr and Teal write into their tables.

How to export: see the modules of this package. What makes a preset is little: how a file of the
program is recognised, what its headers and cells mean where they mean something of their own, and its own id
of a row. Everything else is the tracker's.
"""

from __future__ import annotations

from explorer_kit.importers.tracker_presets import airtable, hubspot, jobs, notion, notion_pages

IMPORTERS = (
    notion.IMPORTER,
    notion_pages.IMPORTER,
    airtable.IMPORTER,
    hubspot.IMPORTER,
    jobs.HUNTR,
    jobs.TEAL,
)
