"""Facts that were found out before a talk, each with where it is from and when it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, get_args

from explorer_kit.preparation.partial_dates import first_day, is_partial_date, last_day
from explorer_kit.preparation.showing import one_line, web_address
from explorer_kit.settings import Settings

FactSubject = Literal["person", "company", "news"]
FactKind = Literal["career_step", "achievement", "position", "company", "news", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearchFact:
    """Something found out about a person, a company or an industry.

    Attributes
    ----------
    fact_id, contact_id : str
        Its own id, and the person it was found for.
    subject, kind : str
        Whom it is about, and what it tells.
    text : str
        The fact, in the source's words if ``quoted``, else in the user's.
    source, link : str
        Where it is from, in words, and its web address, if it has one.
    seen_on : date or None
        The day on which it was seen there; None where that is not known.
    happened, until : str
        When it happened, or began and ended, as far as it is known
        (``2019``, ``2019-05``, ``2019-05-03``), or empty.
    quoted : bool
        True: the source says so. False: the user infers it.
    imported : bool
        It came with the logs and was not typed.
    """

    fact_id: str = ""
    contact_id: str = ""
    subject: FactSubject = "person"
    kind: FactKind = "other"
    text: str = ""
    source: str = ""
    link: str = ""
    seen_on: date | None = None
    happened: str = ""
    until: str = ""
    quoted: bool = False
    imported: bool = False

    def problems(self) -> list[str]:
        """Return what is still wrong, as sentences; none when the fact can be saved."""
        found = {
            "Write down what you found out.": not one_line(self.text),
            "Say where it is from, such as 'LinkedIn profile' or 'talk at a conference'.": not one_line(
                self.source
            ),
            "Give the day on which you saw it.": self.seen_on is None and not self.imported,
            "The link must be a web address that begins with https:// or http://.": bool(
                self.link and not web_address(self.link)
            ),
            f"A fact is about one of: {', '.join(get_args(FactSubject))}.": self.subject
            not in get_args(FactSubject),
            f"A fact tells one of: {', '.join(get_args(FactKind))}.": self.kind not in get_args(FactKind),
        }
        return [sentence for sentence, true in found.items() if true] + self._wrong_dates()

    def _wrong_dates(self) -> list[str]:
        wrong = [
            f"'{one_line(value)}' is no date: write a year, a month or a day, as 2019, 2019-05 or 2019-05-03."
            for value in (self.happened, self.until)
            if value and not is_partial_date(value)
        ]
        if wrong or not self.until:
            return wrong
        begin, end = first_day(self.happened), last_day(self.until)
        if begin is None:
            return ["Say when it began, or leave out when it ended."]
        return ["It ends before it begins."] if end and end < begin else []


def imported_fact(
    *, contact_id: str, kind: FactKind, text: str, source: str, seen_on: date | None
) -> ResearchFact:
    """Return what the logs already say of a person (position, company, a note) as a fact with a stable id."""
    subject: FactSubject = "company" if kind == "company" else "news" if kind == "news" else "person"
    said = "\x1f".join((contact_id, kind, text, source, str(seen_on)))
    return ResearchFact(
        fact_id=f"imported-{sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}",
        contact_id=contact_id, subject=subject, kind=kind, text=text, source=source, seen_on=seen_on,
        quoted=True, imported=True,
    )  # fmt: skip


def dated_on(fact: ResearchFact) -> date | None:
    """Return the day from which a fact ages: of news the day of the news itself, else when it was seen."""
    own = last_day(fact.until or fact.happened) if fact.kind == "news" else None
    if own and fact.seen_on:
        return min(own, fact.seen_on)  # "2026" may be any day of it: not later than it was seen
    return own or fact.seen_on


def stale_after(fact: ResearchFact, settings: Settings) -> int:
    """Return after how many days a fact is stale: news ages faster than the rest."""
    return settings.news_stale_days if fact.kind == "news" else settings.brief_stale_days


def is_stale(fact: ResearchFact, as_of: date, stale_after_days: int) -> bool:
    """Return whether a fact is older than so many days; one without a date is not known to be.

    Parameters
    ----------
    fact : ResearchFact
        The fact; it ages from :func:`dated_on`.
    as_of : date
        The day of which it is asked.
    stale_after_days : int
        The last age that still counts as fresh; :func:`stale_after` has it from the settings.
    """
    since = dated_on(fact)
    return since is not None and (as_of - since).days > stale_after_days
