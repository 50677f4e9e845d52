"""What an import did, file by file, so that every number can be explained."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from explorer_kit.settings import Settings


# what a folder may well hold besides logs: pictures, an empty note
NO_HARM = {"unrecognised", "empty_file"}


@dataclass(slots=True, kw_only=True)
class FileReport:
    """The report of one path: a file, or a folder or zip with its members under ``parts``.

    ``read = used + skipped + rejected`` always; ``unchanged`` (known already) is part of ``used``;
    ``added`` counts new rows by table. ``superseded`` counts records of which this file holds a newer
    edition, ``gone`` those of an earlier edition that this one no longer has (they are kept). ``found``
    counts what the used records tell of - ``people``, ``messages``, ``meetings`` -, known already or not;
    ``labels`` how many records bear each mail label or calendar name, taken or not.
    """

    path: str
    source: str | None = None
    ok: bool = True
    error: str | None = None
    message: str = ""
    read: int = 0
    used: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    superseded: int = 0
    gone: int = 0
    found: dict[str, int] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    """What the warnings say, in words."""
    parts: list[FileReport] = field(default_factory=list)

    @classmethod
    def failed(cls, path: str, code: str, message: str) -> FileReport:
        """Return the report of a file that contributed nothing."""
        return cls(path=path, ok=False, error=code, message=message)

    def gather(self) -> None:
        """Take the sums of the parts: a folder is done when something in it was, and nothing broke."""
        broken = [part for part in self.parts if not part.ok and part.error not in NO_HARM]
        done = [part for part in self.parts if part.ok]
        self.ok = bool(done) and not broken
        for part in self.parts:
            self.read += part.read
            self.used += part.used
            self.unchanged += part.unchanged
            self.superseded += part.superseded
            self.gone += part.gone
            for name in ("skipped", "rejected", "added", "found", "labels"):
                mine: dict[str, int] = getattr(self, name)
                for key, count in getattr(part, name).items():
                    mine[key] = mine.get(key, 0) + count
            self.warnings += [code for code in part.warnings if code not in self.warnings]
        sources = {part.source for part in done if part.source}
        self.source = sources.pop() if len(sources) == 1 else self.source
        self.message = self._sentence(len(done), len(broken))
        if not self.ok:
            self.error = broken[0].error if broken else "unrecognised"

    def _sentence(self, done: int, broken: int) -> str:
        unknown = len(self.parts) - done - broken
        words = [f"{done} of {len(self.parts)} files read"]
        if broken:
            words.append(f"{broken} broken")
        if unknown:
            words.append(f"{unknown} empty or not recognised")
        return ", ".join(words) + "."

    def leaves(self) -> Iterator[FileReport]:
        """Yield the reports of the single files."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's object (DESIGN.md section 3, ``import --json``)."""
        return {
            "path": self.path,
            "source": self.source,
            "ok": self.ok,
            "error": self.error,
            "message": self.message,
            "read": self.read,
            "used": self.used,
            "skipped": dict(self.skipped),
            "rejected": dict(self.rejected),
            "added": dict(self.added),
            "unchanged": self.unchanged,
            "superseded": self.superseded,
            "gone": self.gone,
            "found": dict(self.found),
            "labels": dict(self.labels),
            "warnings": list(self.warnings),
            "details": list(self.details),
            "parts": [part.to_dict() for part in self.parts],
        }


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What one call of ``import_files`` did: one :class:`FileReport` per path given, in that order."""

    files: list[FileReport]
    import_id: str | None = None
    dry_run: bool = False
    doubtful: int = 0
    """Pairs in the journal that may be one person and wait to be decided."""
    settings: Settings | None = None
    """Of a whole export that was taken over: the settings that came with it."""

    @property
    def ok(self) -> bool:
        """True when every path given could be read."""
        return all(file.ok for file in self.files)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the JSON array of ``explorer-kit import --json``."""
        return [file.to_dict() for file in self.files]

    def to_frame(self) -> pd.DataFrame:
        """Return one row per single file: path, source, read, used, unchanged, skipped, rejected, message."""
        import pandas as pd

        rows = [
            {
                "path": leaf.path,
                "source": leaf.source,
                "read": leaf.read,
                "used": leaf.used,
                "unchanged": leaf.unchanged,
                "skipped": sum(leaf.skipped.values()),
                "rejected": sum(leaf.rejected.values()),
                "message": leaf.message,
            }
            for file in self.files
            for leaf in file.leaves()
        ]
        columns = ["path", "source", "read", "used", "unchanged", "skipped", "rejected", "message"]
        return pd.DataFrame(rows, columns=columns)

    def _repr_html_(self) -> str:
        """Return the table of :meth:`to_frame`; every cell is text, never markup from a file."""
        frame = self.to_frame()
        head = "".join(f"<th>{html.escape(name)}</th>" for name in frame.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>"
            for row in frame.itertuples(index=False)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
