"""The guide of a talk as files beside the journal: Markdown, HTML, and the talk for one's own calendar."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from explorer_kit.errors import ExplorerKitError
from explorer_kit.preparation.agenda import agenda_html, agenda_markdown, agenda_text
from explorer_kit.preparation.showing import one_line
from explorer_kit.preparation.talk_invite import TalkInvite, as_ics

if TYPE_CHECKING:
    from explorer_kit.journal.facade import Journal
    from explorer_kit.preparation.guide_items import Guide
    from explorer_kit.widgets.guide_actions import GuideDraft

_LONGEST_NAME = 60


def write_markdown(journal: Journal, draft: GuideDraft) -> Path:
    """Write the agenda as Markdown and return where."""
    return _write(journal, draft, ".md", agenda_markdown(_guide(draft), starts=draft.starts).encode())


def write_html(journal: Journal, draft: GuideDraft) -> Path:
    """Write the agenda as a page to be printed and return where."""
    return _write(journal, draft, ".html", agenda_html(_guide(draft), starts=draft.starts).encode())


def write_ics(journal: Journal, draft: GuideDraft) -> Path:
    """Write the talk as a calendar file and return where; it begins in the owner's zone."""
    guide = _guide(draft)
    zone = ZoneInfo(journal.settings.timezone)
    invite = TalkInvite(
        interview_id=draft.guide_id,
        starts=draft.starts.replace(tzinfo=zone) if draft.starts else None,
        minutes=guide.minutes,
        title=f"Talk with {one_line(guide.person.name) or 'somebody'}",
        description=agenda_text(guide, starts=draft.starts),
        edition=draft.edition,
    )
    return _write(journal, draft, ".ics", as_ics(invite, written_at=journal.now().replace(tzinfo=UTC)))


def _guide(draft: GuideDraft) -> Guide:
    if draft.guide is None:
        raise ExplorerKitError("Build the guide first.")
    return draft.guide


def _write(journal: Journal, draft: GuideDraft, ending: str, content: bytes) -> Path:
    file = journal.path.parent / "guides" / f"{_file_name(_guide(draft).person.name, draft.guide_id)}{ending}"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise ExplorerKitError(f"{file} cannot be written: {error.strerror or error}.") from error
    return file


def _file_name(name: str, guide_id: str) -> str:
    """Return a name that every file system takes, and that two guides do not share."""
    plain = unicodedata.normalize("NFKC", one_line(name)).lower()
    words = re.sub(r"[\W_]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return f"{words or 'talk'}-{sha256(guide_id.encode()).hexdigest()[:6]}"
