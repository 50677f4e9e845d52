"""Who is who in a journal: pairs that may be one person, decisions on them, and taking decisions back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from explorer_kit.derivation import review
from explorer_kit.derivation.decisions import Decided, decide, undo
from explorer_kit.records import Decision

if TYPE_CHECKING:
    import pandas as pd

    from explorer_kit.settings import Settings
    from explorer_kit.store import Store


class People:
    """The part of a journal that tells who is who."""

    _store: Store

    @property
    def settings(self) -> Settings:
        """The owner's settings."""
        raise NotImplementedError

    def suggestions(self, *, later: bool = False, limit: int = 1_000_000) -> pd.DataFrame:
        """Return the pairs of contacts that may be one person and are not decided, the likeliest first.

        Nothing in this list is ever joined by itself: see :meth:`decide`.

        Parameters
        ----------
        later : bool
            Also those that were put off; they come last.
        limit : int
            At most so many pairs, the likeliest.

        Returns
        -------
        DataFrame
            One row per pair: ``contact_a``, ``contact_b`` (ids), ``score`` (0 to 1, to sort by; no
            probability), ``evidence`` and ``against`` (words; missing where nothing speaks against it),
            ``reasons`` (codes), ``only_pair`` (neither is part of another pair), ``decision`` (``later`` or
            missing), and of each of the two, with ``_a`` and ``_b``: ``name``, ``names``, ``organizations``,
            ``position``, ``emails``, ``phones``, ``linkedin_slug``, ``sources``, ``events`` (count, planned
            ones left out), ``first_on`` and ``last_on`` (days of the first and last event).
        """
        return self._store.user_frame(review.PAIRS.format(later=bool(later), limit=int(limit)))

    def decide(self, contact_a: str, contact_b: str, decision: Decision) -> str:
        """Decide whether two contacts are one person; it holds whatever is loaded later, until undone.

        Parameters
        ----------
        contact_a, contact_b : str
            Any ids the two have or had.
        decision : {"same", "different", "later"}
            ``same`` joins them. ``different`` keeps a name, an organization or a page from joining them, and
            takes the pair off the list; an equal e-mail address or LinkedIn profile joins them all the same.
            ``later`` only takes the pair off the list until it is asked for.

        Returns
        -------
        str
            The decision's id, for :meth:`undo_merge`; empty where it was decided so before.

        Raises
        ------
        DecisionError
            A contact does not exist, the two are one person already, or an earlier decision says otherwise;
            the message names it.
        """
        return next(iter(self.decide_all([(contact_a, contact_b, decision)])), "")

    def decide_all(self, decisions: Iterable[tuple[str, str, Decision]]) -> list[str]:
        """Take several decisions ``(contact_a, contact_b, decision)`` at once: all of them, or none.

        Returns
        -------
        list of str
            The ids of those that are new.
        """
        decided = [Decided(*each) for each in decisions]
        with self._store.writing("deciding who is who") as connection:
            return decide(connection, decided, self.settings, _now())

    def merges(self) -> pd.DataFrame:
        """Return every decision that was made, the newest first.

        Returns
        -------
        DataFrame
            ``merge_id``, ``decision``, ``state`` (``holds``; ``taken back``; ``overruled``: the two were told
            apart or put off, but an equal address makes them one; ``waiting``: one of them is not named by
            any record now), ``name_a``, ``name_b``, ``evidence`` (when it was decided), ``decided_at``,
            ``undone_at`` (UTC), ``contact_a``, ``contact_b`` (whose they are now).
        """
        return self._store.user_frame(review.DECISIONS)

    def undo_merge(self, merge_id: str) -> None:
        """Take a decision back: whom only it had joined are two people again.

        Raises
        ------
        DecisionError
            There is no such decision, or it was taken back before.
        """
        with self._store.writing("taking a decision back") as connection:
            undo(connection, merge_id, self.settings, _now())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
