"""One file after the other: recognise, read, count, and put what it says on the spool."""

from __future__ import annotations

import contextlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.attachments import about
from explorer_kit.importers.base import ImportContext, Importer, SourceFile, importer_for
from explorer_kit.importers.chosen_orders import order_key, with_order
from explorer_kit.importers.hints import ReferralHints
from explorer_kit.importers.limits import within
from explorer_kit.importers.observations import digest, edition_of, record_key, rows_of
from explorer_kit.importers.progress import Progress, watched
from explorer_kit.importers.report import FileReport
from explorer_kit.importers.walking import Found
from explorer_kit.importers.words import WARNINGS, counted, in_words
from explorer_kit.records import Outcomes, Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Limits
from explorer_kit.store.own_tables import Checked
from explorer_kit.store.spool import Spool

_LONGEST_WORDS = 2000
# DuckDB sets aside thousands of times the longest text of a column
_LONGEST_ROW = 50_000


class Parser:
    """Reads files onto a spool; every file is a numbered part with its own report."""

    def __init__(
        self,
        spool: Spool,
        context: ImportContext,
        source: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.spool = spool
        self.context = context
        self.source = source
        self.progress = progress
        self.reports: dict[int, FileReport] = {}
        self.snapshots: list[int] = []
        self.orders: dict[str, tuple[str, str]] = {}
        """The orders of dates that decided because they were chosen for this load (chosen_orders.py)."""
        self._keys: dict[str, tuple[str, ...]] = {}

    def read(self, found: Found) -> FileReport:
        """Read one file that was found and return its report; a broken one leaves nothing on the spool."""
        if found.file is None:
            assert found.error is not None
            return _named(found, FileReport.failed(found.name, found.error.code, found.error.message))
        file = self._told_apart(found.file)

        def outcomes() -> tuple[Importer, Iterator[Outcomes]]:
            importer = importer_for(file, self.context, self.source)
            read = watched(file, self.progress, importer.passes) if self.progress else file
            return importer, importer.read(read, with_order(self.context, importer.source, file))

        return _named(found, self.take(file, outcomes))

    def _told_apart(self, file: SourceFile) -> SourceFile:
        """Lengthen the key of a note until no other file of this load has it."""
        places = file.places
        for length in range(2, len(places) + 1):
            key = "/".join(places[-length:])
            if self._keys.setdefault(key, places) == places:
                return replace(file, key=key)
        return file

    def take(
        self, file: SourceFile, outcomes: Callable[[], tuple[Importer, Iterator[Outcomes]]]
    ) -> FileReport:
        """Put the outcomes of reading a file on the spool and count them."""
        part = len(self.reports) + 1
        report = self.reports[part] = FileReport(path=file.name)
        try:
            importer, stream = outcomes()
            report.source = importer.source
            if importer.bulk:
                _count_bulk(report, importer.bulk(file, self.context, self.spool, part))
            if importer.snapshot:
                self.snapshots.append(part)
            taker = _Taker(self.spool, part, report, importer.stored_as, file)
            limits = self.context.limits if importer.personal else Limits()
            for outcome in _limited(stream, limits, report):
                taker.take(outcome)
                if isinstance(outcome, Warned) and outcome.date_order and self.context.date_order:
                    self.orders[order_key(importer.source, file)] = (importer.source, outcome.date_order)
            taker.finish()
            report.message = sentence(report)
        except ImportFileError as error:
            self._fail(part, error.code, error.message)
        except (zlib.error, zipfile.BadZipFile) as error:
            self._fail(part, "corrupt_zip", f"{file.name} is damaged in its zip file: {error}.")
        except (OSError, EOFError) as error:
            self._fail(part, "unreadable", f"{file.name} cannot be read: {error}.")
        return self.reports[part]

    def _fail(self, part: int, code: str, message: str) -> None:
        self.spool.discard(part)
        with contextlib.suppress(ValueError):
            self.snapshots.remove(part)
        report = self.reports[part]
        blank = FileReport.failed(report.path, code, _in_bounds(message))
        for name in FileReport.__slots__:
            if name not in {"path", "source"}:
                setattr(report, name, getattr(blank, name))


def _named(found: Found, report: FileReport) -> FileReport:
    """Say what a file is that holds no log, such as a picture; within a folder that is no error."""
    words = None if report.ok else about(found.name, report.error, inside=found.inside)
    if words:
        report.message = words
        report.error = "unrecognised" if found.inside else report.error
    return report


def _count_bulk(report: FileReport, checked: Checked) -> None:
    report.read, report.used, report.rejected = checked.read, checked.used, checked.rejected
    report.skipped = {"duplicate": checked.duplicates} if checked.duplicates else {}
    report.details += map(_in_bounds, checked.remarks)


def _limited(stream: Iterator[Outcomes], limits: Limits, report: FileReport) -> Iterator[Outcomes]:
    """Pass on what lies within the limits; what does not is counted as skipped. Labels are counted of all."""
    for outcome in stream:
        if not isinstance(outcome, SourceRecord):
            yield outcome
            continue
        for label in outcome.labels if outcome.counted else ():
            report.labels[label] = report.labels.get(label, 0) + 1
        if kept := within(outcome, limits):
            yield kept
        elif outcome.counted:
            yield Skipped(location=outcome.location, reason="outside_limits")


class _Taker:
    """Counts and spools the outcomes of one file."""

    def __init__(self, spool: Spool, part: int, report: FileReport, source: str, file: SourceFile) -> None:
        self.spool, self.part, self.report, self.source, self.file = spool, part, report, source, file
        self._seen: dict[str, str] = {}
        self._hints = ReferralHints()

    def take(self, outcome: Outcomes) -> None:
        if isinstance(outcome, Warned):
            self._warn(outcome)
            return
        if isinstance(outcome, SourceRecord):
            self.report.read += outcome.counted
            self._use(outcome)
            return
        self.report.read += 1
        if isinstance(outcome, Skipped):
            self._count(self.report.skipped, outcome.reason)
        else:
            self._reject(outcome)

    def finish(self) -> None:
        """Say what is known only at the end of the file."""
        if remark := self._hints.remark(self.file.name):
            self._warn(Warned(detail=remark))

    def _warn(self, warning: Warned) -> None:
        if warning.code and warning.code not in self.report.warnings:
            self.report.warnings.append(warning.code)
        # a code alone would not be seen beside the words of another
        words = warning.detail or (warning.code and f"{self.file.name}: {in_words(warning.code, WARNINGS)}.")
        detail = _in_bounds(words)
        if detail and detail not in self.report.details:
            self.report.details.append(detail)

    @staticmethod
    def _count(counts: dict[str, int], reason: str) -> None:
        counts[reason] = counts.get(reason, 0) + 1

    def _use(self, record: SourceRecord) -> None:
        key, edition = record_key(self.source, record), edition_of(record)
        if self._seen.get(key) == edition:
            if record.counted:
                self._count(self.report.skipped, "duplicate")
            return
        self._seen[key] = edition
        self._hints.look_at(record)
        if record.skipped:
            self._count(self.report.skipped, record.skipped)
        else:
            self.report.used += record.counted
        for row in rows_of(self.source, record, edition):
            row["file"] = self.file.name
            self.spool.add("observations", self.part, row)
        self.spool.add(
            "record_editions",
            self.part,
            {
                "record_key": key, "edition": edition, "source": self.source, "scope": record.scope,
                "sequence": record.sequence, "modified_at": record.modified, "file_at": self.file.modified,
                "file": self.file.name, "counted": record.counted and not record.skipped,
            },
        )  # fmt: skip

    def _reject(self, rejected: Rejected) -> None:
        self._count(self.report.rejected, rejected.reason)
        raw = rejected.raw or json.dumps(rejected.fields, ensure_ascii=False)
        fields = json.dumps(rejected.fields, ensure_ascii=False)
        remember = json.dumps(rejected.remember, ensure_ascii=False)
        if len(fields) + len(remember) > _LONGEST_ROW:  # nobody mends so long a row in a form
            fields, remember = "[]", "[]"
        self.spool.add(
            "rejected_rows",
            self.part,
            {
                "rejected_id": digest(self.source, self.file.path.name, rejected.reason, raw),
                "source": self.source, "file": self.file.name, "location": _in_bounds(rejected.location),
                "reason": rejected.reason, "message": _in_bounds(rejected.message),
                "raw": raw[:_LONGEST_ROW], "fields": fields, "remember": remember,
            },
        )  # fmt: skip


def _in_bounds(words: str) -> str:
    """Shorten what quotes a monstrous cell of a file."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]} …"


def sentence(report: FileReport) -> str:
    """Return the numbers of a report in words."""
    words = [f"{counted(report.read, 'record', 'records')} read", f"{report.used} used"]
    if skipped := sum(report.skipped.values()):
        words.append(f"{skipped} skipped")
    if rejected := sum(report.rejected.values()):
        words.append(f"{rejected} rejected")
    return ", ".join(words) + "."
