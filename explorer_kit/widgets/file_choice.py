"""The choice of files: a path typed, or files uploaded from the browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import ipywidgets as ipw

from explorer_kit.importers.base import SourceFile
from explorer_kit.widgets import fields


class FileChoice(ipw.VBox):
    """A path on this computer and an upload, side by side.

    Attributes
    ----------
    path : Text
        File or folder on the computer JupyterLab runs on.
    upload : FileUpload
        Files from the browser's computer; they are read from memory and kept nowhere.
    remove : Button
        Choose none of the files uploaded; shown while there are any.
    """

    def __init__(self) -> None:
        super().__init__()
        self.path = fields.text_field(
            "File or folder on this computer", hint="e.g. ~/Documents/tracker.xlsx", width="430px"
        )
        self.upload = fields.upload_field("or upload files")
        self.names = fields.note()
        self.remove = fields.button("Remove uploads", hint="Go on without the files uploaded")
        self.remove.on_click(lambda _: self._remove())
        fields.show(self.remove, False)
        self.upload.observe(self._name_them, names="value")
        self.children = (fields.row(self.path, self.upload), fields.row(self.names, self.remove))

    def chosen(self) -> tuple[Path | SourceFile, ...]:
        """Return the path typed, if any, and the files uploaded."""
        typed = self.path.value.strip().strip("\"'")
        path = (Path(typed).expanduser(),) if typed else ()
        return (*path, *(_uploaded(each) for each in self.upload.value))

    def problems(self) -> list[str]:
        """Return what is wrong with the choice, in sentences."""
        chosen = self.chosen()
        if not chosen:
            return ["Choose a file or folder, or upload files."]
        return [
            f"There is no file or folder '{path}'. Check the spelling, or upload the file instead."
            for path in chosen
            if isinstance(path, Path) and not path.exists()
        ]

    def on_change(self, action: Callable[[], object]) -> None:
        """Call ``action`` when another file is chosen."""
        self.path.observe(lambda _: action(), names="value")
        self.upload.observe(lambda _: action(), names="value")

    def _remove(self) -> None:
        self.upload.value = ()

    def _name_them(self, change: dict[str, Any]) -> None:
        names = ", ".join(str(each["name"]) for each in change["new"])
        self.names.value = fields.note(f"Uploaded: {names}").value if names else ""
        fields.show(self.remove, bool(names))


def _uploaded(upload: Any) -> SourceFile:
    content = bytes(upload["content"])
    changed = upload.get("last_modified")
    return SourceFile(
        # a browser sends a bare name; whatever else comes is cut down to one
        name=PurePosixPath(str(upload["name"]).replace("\\", "/")).name or "upload",
        opener=lambda: BytesIO(content),
        size=len(content),
        # which of two editions is the newer is told by the file's date (R15)
        modified=None if changed is None else changed.astimezone(UTC).replace(tzinfo=None),
    )
