"""The columns of one file of the program's own tables: what each cell means, and which hold no such value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer_kit.store import cells
from explorer_kit.store.closed_lists import CLOSED, SUBTYPES, words_of

_DATES = {"TIMESTAMP", "DATE"}
# columns of a time, the best known first, that may hold only a day: it is then that of the column named first
_CLOCKS = {
    "events": ("occurred_on", ("occurred_at", "starts_at", "occurred_local", "ends_at")),
    "contacts": ("first_seen_on", ("first_seen_at",)),
}
# characters of a cell that a message quotes
_QUOTED = 100


@dataclass(frozen=True, slots=True)
class Bad:
    """A column with the condition that its cell holds something, but no value; ``hint``: what it can be."""

    column: str
    condition: str
    hint: str = ""

    def said(self) -> str:
        """Return the expression of what a message says of the cell; null where nothing is wrong with it."""
        cell = f"COALESCE('''' || LEFT(CAST(\"{self.column}\" AS VARCHAR), {_QUOTED}) || '''', '')"
        return (
            f"CASE WHEN {self.condition} THEN '{self.column} ' || {cell} || '{cells.quoted(self.hint)}' END"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How the columns of a file are read, as SQL expressions over its rows.

    Attributes
    ----------
    table : str
        Which table it is.
    kinds : mapping
        The table's columns → their types.
    found : mapping
        The file's columns → their types; of a csv file all are ``VARCHAR``.
    guarded : bool
        Texts may have an apostrophe before what would be a formula.
    """

    table: str
    kinds: Mapping[str, str]
    found: Mapping[str, str]
    guarded: bool = False

    def value(self, name: str) -> str:
        """Return the expression of a column's value, null where the cell holds none."""
        plain = self._plain(name)
        day, clocks = _CLOCKS.get(self.table, ("", ()))
        if name in clocks and (bare := self._bare(name)):
            return f"CASE WHEN {bare} THEN NULL ELSE {plain} END"
        dated = [(clock, bare) for clock in clocks[:3] if (bare := self._bare(clock))]
        if name == day and dated:
            days = [f'CASE WHEN {bare} THEN TRY_CAST("{clock}" AS DATE) END' for clock, bare in dated]
            return f"COALESCE({', '.join([plain, *days])})"
        if name == "time_precision" and dated:
            return f"CASE WHEN {self.only_day()} THEN 'day' ELSE {plain} END"
        return plain

    def values(self) -> str:
        """Return the expressions of all columns of the table, under their names."""
        return ", ".join([f'{self.value(name)} AS "{name}"' for name in self.kinds])

    def only_day(self) -> str:
        """Return the condition that a row has a day where a time belongs, and no time."""
        clocks = [clock for clock in _CLOCKS.get(self.table, ("", ()))[1][:3] if clock in self.found]
        bares = [bare for clock in clocks if (bare := self._bare(clock))]
        timed = [f"{self.value(clock)} IS NULL" for clock in clocks]
        return f"(({' OR '.join(bares)}) AND {' AND '.join(timed)})" if bares else "FALSE"

    def bad(self, *, dates: bool) -> list[Bad]:
        """Return what may be wrong with a row: its dates, or anything else."""
        found = [
            Bad(name, f"({self._holds(name)} AND {self._plain(name)} IS NULL)")
            for name, kind in self.kinds.items()
            if name in self.found and kind != "VARCHAR" and (kind in _DATES) is dates
        ]
        if not dates:
            found += [self._outside(name) for name in CLOSED.get(self.table, ()) if name in self.found]
            if self.table == "events" and {"kind", "subtype"} <= self.found.keys():
                found += [self._outside("subtype", kind) for kind in SUBTYPES]
        return found

    def _plain(self, name: str) -> str:
        """Return the expression of a cell as its column's type, a day among times being its midnight."""
        kind = self.kinds[name]
        if name not in self.found:
            return f"CAST(NULL AS {kind})"
        type_ = self.found[name]
        if type_ not in ("VARCHAR", kind):
            return f'TRY_CAST("{name}" AS {kind})'
        words = words_of(self.table, name)
        guarded = self.guarded and not words
        read = cells.read(name, kind, guarded=guarded) if type_ == "VARCHAR" else f'"{name}"'
        if kind == "VARCHAR" and (words or name.endswith("_id")):
            return f"NULLIF({read}, '')"  # writers that quote everything quote what is not there
        return read

    def _bare(self, name: str) -> str:
        """Return the condition that a column of a time holds only a day; empty: it never does."""
        type_ = self.found.get(name)
        if type_ == "DATE":
            return f'"{name}" IS NOT NULL'
        return f"(NOT CONTAINS(\"{name}\", ':') AND \"{name}\" <> '')" if type_ == "VARCHAR" else ""

    def _holds(self, name: str) -> str:
        return f"\"{name}\" <> ''" if self.found[name] == "VARCHAR" else f'"{name}" IS NOT NULL'

    def _outside(self, name: str, kind: str = "") -> Bad:
        words = SUBTYPES[kind] if kind else words_of(self.table, name)
        listed = ", ".join(f"'{word}'" for word in words)
        condition = f"{self._plain(name)} NOT IN ({listed})"
        if kind:
            condition = f"(kind = '{kind}' AND subtype <> '' AND {condition})"
        return Bad(name, condition, f" (it can be {', '.join(words)})")
