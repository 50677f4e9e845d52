"""Settings of a journal: the owner, the time zone and the windows, as TOML beside the journal."""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from explorer_kit.errors import SettingsError


def _zone_of_machine() -> str:
    """Return the machine's IANA zone where it can be told, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        link = Path("/etc/localtime")
        parts = link.resolve().parts if link.is_symlink() else ()
        named = "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""
    try:
        return ZoneInfo(named).key if named else "UTC"
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What of mail and calendars is taken; every condition that is given must hold, none takes all.

    Attributes
    ----------
    since, until : date or None
        First and last day.
    labels, without_labels : tuple of str
        Mail labels, calendars and categories: at least one of the first, none of the second.
    words : tuple of str
        At least one of them stands in subject, title or text (any case).
    addresses, without_addresses : tuple of str
        E-mail addresses, or domains as ``@example.org``: somebody has one of the first, nobody of the second.
    """

    since: date | None = None
    until: date | None = None
    labels: tuple[str, ...] = ()
    without_labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    without_addresses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a time that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            raise SettingsError(f"The last day, {self.until}, lies before the first, {self.since}.")


# the settings that are numbers of days, and the most that makes sense
_LONGEST_DAYS = {"reply_window_days": 365, "brief_stale_days": 3650, "news_stale_days": 3650}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner of a journal can set; defaults as in PRODUCT.md.

    Attributes
    ----------
    owner_names, owner_emails, owner_linkedin, owner_schools
        Who "I" am in the logs.
    timezone : str
        IANA name; days and wall clocks without a zone are read in it (R5).
    reply_window_days : int
        How long a first outreach may wait for its reply before it counts as unanswered.
    brief_stale_days, news_stale_days : int
        After how many days a fact of a research brief, or a piece of news, is marked stale.
    as_of : str or None
        ISO time at which the journal's data end (the sample has one); None: now.
    limits : Limits
        What the import panel last took of mail and calendars; it offers the same again.
    """

    owner_names: tuple[str, ...] = ()
    owner_emails: tuple[str, ...] = ()
    owner_linkedin: str | None = None
    owner_schools: tuple[str, ...] = ()
    timezone: str = "UTC"
    reply_window_days: int = 14
    brief_stale_days: int = 365
    news_stale_days: int = 90
    as_of: str | None = None
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        """Refuse a zone that does not exist or a window that is no number of days."""
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise SettingsError(
                f"There is no time zone '{self.timezone}'. Use an IANA name such as 'Europe/Berlin'."
            ) from error
        for name, most in _LONGEST_DAYS.items():
            if not 1 <= (days := getattr(self, name)) <= most:
                raise SettingsError(f"{name} is {days}; it must be between 1 and {most} days.")


def is_untouched(settings: Settings) -> bool:
    """Return whether settings are those of a new journal: nothing was set but perhaps this machine's zone."""
    return settings in (Settings(), Settings(timezone=_zone_of_machine()))


def settings_path(journal: Path) -> Path:
    """Return where the settings of a journal lie: ``me.duckdb`` → ``me.settings.toml``."""
    return journal.with_suffix(".settings.toml")


def load_settings(journal: Path) -> Settings:
    """Return the settings beside a journal; the defaults (with this machine's zone) where there are none.

    Raises
    ------
    SettingsError
        The file is no TOML, or holds a name or value that is no setting.
    """
    path = settings_path(journal)
    if not path.exists():
        return Settings(timezone=_zone_of_machine())
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path} is not valid TOML: {error}. Mend the line, or delete the file."
        raise SettingsError(message) from error
    return settings_from(table, str(path))


def settings_from(table: dict[str, Any], where: str) -> Settings:
    """Return settings from a parsed table; ``where`` names it in errors."""
    _refuse_unknown(table, Settings, where, "setting")
    table = dict(table)
    limits = _limits_from(table.pop("limits", {}), where)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    for name, value in values.items():
        plural = name in {"owner_names", "owner_emails", "owner_schools"}
        good = (
            isinstance(value, tuple) and all(isinstance(item, str) for item in value)
            if plural
            else isinstance(value, int) and not isinstance(value, bool)
            if name in _LONGEST_DAYS
            else isinstance(value, str)
        )
        if not good:
            single = "a whole number" if name in _LONGEST_DAYS else "a text"
            kind = "a list of texts" if plural else single
            raise SettingsError(f"{where}: {name} must be {kind}, not {value!r}.")
    return Settings(**values, limits=limits)


def _refuse_unknown(
    table: dict[str, Any], kind: type[Settings] | type[Limits], where: str, noun: str
) -> None:
    known = [item.name for item in fields(kind)]
    if unknown := sorted(set(table) - set(known)):
        raise SettingsError(
            f"{where}: no {noun} is called {', '.join(unknown)}. {noun.capitalize()}s: "
            f"{', '.join(sorted(known))}."
        )


def _limits_from(table: Any, where: str) -> Limits:
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: limits must be a table such as [limits], not {table!r}.")
    _refuse_unknown(table, Limits, where, "limit")
    values: dict[str, Any] = {}
    for name, value in table.items():
        is_day = name in {"since", "until"}
        good = (
            isinstance(value, date) and not isinstance(value, datetime)
            if is_day
            else isinstance(value, list) and all(isinstance(item, str) for item in value)
        )
        if not good:
            kind = "a day such as 2026-01-31" if is_day else "a list of texts"
            raise SettingsError(f"{where}: limits.{name} must be {kind}, not {value!r}.")
        values[name] = value if is_day else tuple(value)
    return Limits(**values)


def save_settings(journal: Path, settings: Settings) -> None:
    """Write the settings beside a journal, in one step (a crash leaves the old file or the new one)."""
    import tomli_w

    table = _plain(asdict(replace(settings, limits=Limits())))
    table.pop("limits")
    if settings.limits != Limits():
        table["limits"] = {name: value for name, value in _plain(asdict(settings.limits)).items() if value}
    path = settings_path(journal)
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(tomli_w.dumps(table), encoding="utf-8")
    temporary.replace(path)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as TOML knows them, without those that are not set."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not None
    }


def with_owner(
    settings: Settings,
    *,
    emails: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    linkedin: str | None = None,
    timezone: str | None = None,
) -> Settings:
    """Return settings with the owner's addresses and names added and the zone replaced, if given."""
    return replace(
        settings,
        owner_emails=tuple(dict.fromkeys((*settings.owner_emails, *(e.strip().lower() for e in emails)))),
        owner_names=tuple(dict.fromkeys((*settings.owner_names, *names))),
        owner_linkedin=linkedin or settings.owner_linkedin,
        timezone=timezone or settings.timezone,
    )
