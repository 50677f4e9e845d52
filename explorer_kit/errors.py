"""The errors this package raises on purpose; each message says what happened, where, and what to do."""

from __future__ import annotations


class ExplorerKitError(Exception):
    """Base of every error that explorer_kit raises on purpose."""


class ImportFileError(ExplorerKitError):
    """A whole file cannot be read; nothing of it is stored.

    Parameters
    ----------
    code : str
        One of the file error codes of the import report: ``empty_file``, ``no_rows``, ``unrecognised``,
        ``html_not_csv``, ``binary_not_csv``, ``corrupt_zip``, ``encrypted_zip``, ``suspicious_zip``,
        ``invalid_ics``, ``needs_conversion``, ``unreadable``.
    message : str
        What is wrong and what to do, in the user's words.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class MappingError(ExplorerKitError):
    """A column mapping does not fit the file it is meant for."""


class JournalError(ExplorerKitError):
    """The journal file cannot be opened, is of another version, or is something else."""


class JournalBusyError(JournalError):
    """Another process kept the journal longer than the bound; the message names the holder."""


class QueryError(ExplorerKitError):
    """A query of the user's was refused or failed."""


class MetricError(ExplorerKitError):
    """A metric does not exist, or a parameter of it is wrong."""


class SettingsError(ExplorerKitError):
    """The settings file, or a setting given on the command line, is wrong."""


class DecisionError(ExplorerKitError):
    """Two people cannot be decided on as asked: one of them does not exist, or something says otherwise."""


class CheckError(ExplorerKitError):
    """What is to be checked has no form that can be checked: an unknown channel, no text."""
