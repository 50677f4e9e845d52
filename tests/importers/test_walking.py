"""From the paths a user gives to single files: folders, zips, uploads, and what is wrong with them."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from explorer_kit.importers.base import SourceFile
from explorer_kit.importers.walking import Found, file_on_disk, find_files, given_together, is_container

TABLE = b"Name,Email\nAnna Beispiel,anna@example.org\n"


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 1, 12, 30, 0)), content)
    return stream.getvalue()


def write(path: Path, content: bytes = TABLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def uploaded(name: str, content: bytes) -> SourceFile:
    return SourceFile(name=name, opener=lambda: BytesIO(content), size=len(content))


def code(found: Found) -> str | None:
    return found.error.code if found.error else None


def read(path: Path | SourceFile) -> dict[str, bytes | str | None]:
    """Return every file found by its last name, with its content or what is wrong with it."""
    return {
        Path(found.name).name: found.file.read() if found.file else code(found) for found in find_files(path)
    }


def test_a_file_is_found_as_it_is(tmp_path: Path):
    (found,) = find_files(write(tmp_path / "log.csv"))
    assert found.file is not None
    assert (found.file.read(), found.inside, found.file.size) == (TABLE, False, len(TABLE))


def test_the_date_of_a_file_is_utc(tmp_path: Path):
    path = write(tmp_path / "log.csv")
    os.utime(path, ns=(0, 1_772_366_400_500_000_000))  # 2026-03-01 12:00:00.5 UTC
    assert file_on_disk(path).modified == datetime(2026, 3, 1, 12, 0, 0, 500_000)


def test_a_folder_gives_its_files_in_a_fixed_order(tmp_path: Path):
    for name in ("b/2.csv", "a/1.csv", "c.csv", ".git/config", ".DS_Store"):
        write(tmp_path / name)
    found = list(find_files(tmp_path))
    assert [Path(each.name).relative_to(tmp_path).as_posix() for each in found] == [
        "a/1.csv",
        "b/2.csv",
        "c.csv",
    ]
    assert all(each.inside for each in found)


def test_a_zip_gives_its_members_with_their_dates(tmp_path: Path):
    path = write(tmp_path / "export.zip", zipped({"b.csv": b"b", "a/a.csv": b"a"}))
    files = [(found.file, found.file.read()) for found in find_files(path) if found.file]
    assert [(Path(file.name).name, content) for file, content in files] == [("a.csv", b"a"), ("b.csv", b"b")]
    assert {file.modified for file, _ in files} == {datetime(2026, 3, 1, 12, 30)}
    assert [(file.name, file.archive) for file, _ in files] == [
        ("a/a.csv", "export.zip"),
        ("export/b.csv", "export.zip"),
    ]


def test_an_upload_may_be_a_file_or_a_zip():
    assert read(uploaded("log.csv", TABLE)) == {"log.csv": TABLE}
    assert read(uploaded("export.zip", zipped({"a.csv": b"a"}))) == {"a.csv": b"a"}


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path):
    (found,) = find_files(tmp_path / "missing.csv")
    assert code(found) == "unreadable"
    assert "missing.csv" in found.error.message


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html><body>Please log in</body></html>", "html_not_csv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary_not_csv"),
        (zipped({"a.csv": TABLE * 50})[:-40], "corrupt_zip"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, content: bytes, expected: str):
    found = list(find_files(write(tmp_path / "log.csv", content)))
    assert [code(each) for each in found] == [expected]


OUTLOOK_MESSAGE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "__substg1.0_0037001F".encode("utf-16-le")
)


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("archive.pst", b"!BDN" + bytes(600), ("readpst", "Thunderbird", "mbox")),
        ("archive.ost", b"!BDN" + bytes(600), ("readpst", "Thunderbird", "mbox")),
        ("Coffee.msg", OUTLOOK_MESSAGE, (".eml", "Thunderbird")),
    ],
)
def test_files_of_outlook_are_refused_with_what_to_do_instead(tmp_path: Path, name, content, advice):
    write(tmp_path / "log.csv")
    write(tmp_path / name, content)
    (error,) = [found.error for found in find_files(tmp_path) if found.error]
    assert error.code == "needs_conversion"
    assert all(word in error.message for word in advice)
    assert read(tmp_path)["log.csv"] == TABLE


def test_a_broken_file_in_a_folder_leaves_the_others(tmp_path: Path):
    write(tmp_path / "a.csv", b"")
    write(tmp_path / "b.csv")
    assert read(tmp_path) == {"a.csv": "empty_file", "b.csv": TABLE}


def test_a_folder_and_a_zip_hold_files_and_a_workbook_does_not(tmp_path: Path):
    office = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert is_container(tmp_path)
    assert is_container(write(tmp_path / "a.zip", zipped({"a.csv": b"a"})))
    assert is_container(uploaded("a.zip", zipped({"a.csv": b"a"})))
    assert not is_container(write(tmp_path / "a.xlsx", office))
    assert not is_container(write(tmp_path / "a.csv"))
    assert not is_container(tmp_path / "missing")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path):
    path = write(tmp_path / "log.csv")
    path.chmod(0)
    assert [code(found) for found in find_files(path)] == ["unreadable"]


def test_a_member_that_escapes_its_zip_is_refused(tmp_path: Path):
    path = write(tmp_path / "bad.zip", zipped({"../../evil.csv": b"x"}))
    assert [code(found) for found in find_files(path)] == ["suspicious_zip"]


def beside(path: Path | SourceFile, name: str, sought: str) -> bytes | None:
    """Return what a file that was found gives as its neighbour of some name."""
    for found in find_files(path):
        if found.file and found.file.path.name == name:
            other = found.file.beside(sought) if found.file.beside else None
            return other.read() if other else None
    raise AssertionError(f"{name} was not found")


def test_a_file_knows_the_files_beside_it(tmp_path: Path):
    write(tmp_path / "export" / "messages.csv")
    write(tmp_path / "export" / "Profile.csv", b"mine")
    write(tmp_path / "Profile.csv", b"not mine")
    assert beside(tmp_path, "messages.csv", "profile.csv") == b"mine"
    assert beside(tmp_path, "messages.csv", "Registration.csv") is None


def test_a_member_of_a_zip_knows_the_members_of_its_folder(tmp_path: Path):
    files = {"a/messages.csv": TABLE, "a/Profile.csv": b"mine", "b/Profile.csv": b"not mine"}
    archive = write(tmp_path / "export.zip", zipped(files))
    assert beside(archive, "messages.csv", "Profile.csv") == b"mine"
    nested = write(tmp_path / "outer.zip", zipped({"Part-1.zip": zipped(files)}))
    assert beside(nested, "messages.csv", "Profile.csv") == b"mine"


@pytest.mark.parametrize("named", ["Part-{}.zip", "Export-1f3a-Part-{}.zip", "exports/mine part {}.zip"])
@pytest.mark.parametrize(("mine", "other"), [(1, 2), (2, 1)])
def test_the_parts_of_an_export_are_one(tmp_path: Path, named: str, mine: int, other: int):
    parts = {
        named.format(mine): zipped({"a/messages.csv": TABLE}),
        named.format(other): zipped({"a/Profile.csv": b"mine", "b/Registration.csv": b"not mine"}),
    }
    export = write(tmp_path / "outer.zip", zipped(parts))
    assert beside(export, "messages.csv", "profile.csv") == b"mine"
    assert beside(export, "messages.csv", "Registration.csv") is None


def test_the_parts_of_an_export_are_one_where_they_lie_side_by_side(tmp_path: Path):
    mine = write(tmp_path / "E-Part-1.zip", zipped({"a/messages.csv": TABLE}))
    other = write(tmp_path / "E-Part-12.zip", zipped({"a/Profile.csv": b"mine"}))
    write(tmp_path / "F-Part-2.zip", zipped({"a/Registration.csv": b"not mine"}))
    given = given_together([mine, other])
    for found in (tmp_path, given[0]):
        assert beside(found, "messages.csv", "Profile.csv") == b"mine"
        assert beside(found, "messages.csv", "Registration.csv") is None
    assert beside(mine, "messages.csv", "Profile.csv") is None


def test_other_zips_in_a_zip_have_nothing_to_do_with_each_other(tmp_path: Path):
    mine, other = zipped({"messages.csv": TABLE}), zipped({"Profile.csv": b"not mine"})
    for names in (("mine.zip", "other.zip"), ("mine-Part-1.zip", "other-Part-2.zip")):
        archive = write(tmp_path / "outer.zip", zipped(dict(zip(names, (mine, other), strict=True))))
        assert beside(archive, "messages.csv", "Profile.csv") is None


def test_a_broken_part_says_so_and_hides_no_other(tmp_path: Path):
    parts = {"Part-1.zip": zipped({"messages.csv": TABLE}), "Part-2.zip": zipped({"a.csv": TABLE})[:-30]}
    archive = write(tmp_path / "outer.zip", zipped(parts))
    assert beside(archive, "messages.csv", "Profile.csv") is None
    assert read(archive) == {"messages.csv": TABLE, "outer.zip": "corrupt_zip"}


def test_a_broken_file_of_another_part_is_not_there(tmp_path: Path):
    broken = zipped({"Profile.csv": b"mine"}).replace(b"mine", b"mime", 1)
    parts = {"Part-1.zip": zipped({"messages.csv": TABLE}), "Part-2.zip": broken}
    archive = write(tmp_path / "outer.zip", zipped(parts))
    assert beside(archive, "messages.csv", "Profile.csv") is None


def test_files_given_together_know_each_other_and_nothing_else(tmp_path: Path):
    write(tmp_path / "Profile.csv", b"on disk")
    messages = write(tmp_path / "messages.csv")
    (alone,) = given_together([messages])
    assert isinstance(alone, SourceFile)
    assert beside(alone, "messages.csv", "Profile.csv") is None
    both = given_together([messages, uploaded("Profile.csv", b"uploaded")])
    assert isinstance(both[0], SourceFile)
    assert beside(both[0], "messages.csv", "Profile.csv") == b"uploaded"
    assert given_together([tmp_path]) == [tmp_path]


def test_a_zip_in_a_folder_is_walked_and_a_broken_one_stops_nothing(tmp_path: Path):
    write(tmp_path / "logs" / "b.zip", zipped({"in/tracker.csv": TABLE}))
    write(tmp_path / "logs" / "a.zip", b"PK\x03\x04 cut off")
    write(tmp_path / "logs" / "c.csv")
    assert read(tmp_path / "logs") == {"a.zip": "corrupt_zip", "tracker.csv": TABLE, "c.csv": TABLE}
    names = [found.name for found in find_files(tmp_path / "logs")]
    assert names[1] == f"{tmp_path}/logs/b.zip/in/tracker.csv"


def test_a_member_whose_packed_bytes_are_damaged_does_not_stop_the_others(tmp_path: Path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TABLE * 20)
        archive.writestr("b.csv", TABLE)
    data = bytearray(stream.getvalue())
    start = data.find(b"a.csv") + len("a.csv")
    data[start : start + 8] = b"\xff" * 8
    found = list(find_files(write(tmp_path / "logs.zip", bytes(data))))
    assert [code(each) for each in found] == ["unreadable", None]
