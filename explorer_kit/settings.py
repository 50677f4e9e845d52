"""Settings of a journal: the owner, the time zone and the windows, as TOML beside the journal."""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
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
    as_of : str or None
        ISO time at which the journal's data end (the sample has one); None: now.
    """

    owner_names: tuple[str, ...] = ()
    owner_emails: tuple[str, ...] = ()
    owner_linkedin: str | None = None
    owner_schools: tuple[str, ...] = ()
    timezone: str = "UTC"
    reply_window_days: int = 14
    as_of: str | None = None

    def __post_init__(self) -> None:
        """Refuse a zone that does not exist or a window that is no number of days."""
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise SettingsError(
                f"There is no time zone '{self.timezone}'. Use an IANA name such as 'Europe/Berlin'."
            ) from error
        if not 1 <= self.reply_window_days <= 365:
            raise SettingsError(
                f"reply_window_days is {self.reply_window_days}; it must be between 1 and 365 days."
            )


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
    known = {item.name: item for item in fields(Settings)}
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise SettingsError(
            f"{where}: no setting is called {', '.join(unknown)}. Settings: {', '.join(sorted(known))}."
        )
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    for name, value in values.items():
        plural = name in {"owner_names", "owner_emails", "owner_schools"}
        good = (
            isinstance(value, tuple) and all(isinstance(item, str) for item in value)
            if plural
            else isinstance(value, int) and not isinstance(value, bool)
            if name == "reply_window_days"
            else isinstance(value, str)
        )
        if not good:
            single = "a whole number" if name == "reply_window_days" else "a text"
            kind = "a list of texts" if plural else single
            raise SettingsError(f"{where}: {name} must be {kind}, not {value!r}.")
    return Settings(**values)


def save_settings(journal: Path, settings: Settings) -> None:
    """Write the settings beside a journal, in one step (a crash leaves the old file or the new one)."""
    import tomli_w

    table = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(settings).items()
        if value is not None
    }
    path = settings_path(journal)
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(tomli_w.dumps(table), encoding="utf-8")
    temporary.replace(path)


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
