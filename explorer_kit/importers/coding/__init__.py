"""Coded interviews: passages that were marked in a text and the codes put on them.

How to get the files: Taguette: Highlights > Export this view > CSV or Excel, and Project info > Export
codebook. NVivo, MAXQDA, ATLAS.ti, QualCoder, Quirkos, f4analyse and others: export the project as REFI-QDA
(.qdpx), or the codebook alone (.qdc).
"""

from __future__ import annotations

from explorer_kit.importers.coding import refi_qda, taguette

IMPORTERS = (taguette.IMPORTER, refi_qda.IMPORTER)
