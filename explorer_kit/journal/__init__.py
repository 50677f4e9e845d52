"""The journal: one DuckDB file with everything that was loaded or written, and what it answers."""

from explorer_kit.journal.facade import Journal
from explorer_kit.journal.opening import open_journal

__all__ = ["Journal", "open_journal"]
