"""The journal's file: its tables, their versions, short transactions and queued writers."""

from explorer_kit.store.query import Result
from explorer_kit.store.store import Store

__all__ = ["Result", "Store"]
