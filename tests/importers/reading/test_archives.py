from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.reading.archives import ZipLimits, walk_folder, walk_zip


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name) if isinstance(name, str) else name, data, compression)
    return buffer.getvalue()


def contents(data, **limits):
    return [(member.path, member.read()) for member in walk_zip(data, "e.zip", ZipLimits(**limits))]


def code_of(data, **limits):
    with pytest.raises(ImportFileError) as caught:
        contents(data, **limits)
    return caught.value.code


def test_members_come_sorted_and_can_be_read():
    assert contents(zipped([("b.csv", "2"), ("a/x.csv", "1")])) == [("a/x.csv", b"1"), ("b.csv", b"2")]


def test_clutter_of_file_managers_is_left_out():
    names = [
        "__MACOSX/._a.csv",
        ".DS_Store",
        "d/.DS_Store",
        "d/Thumbs.db",
        "d/~$t.xlsx",
        ".obsidian/x",
        "d/a.csv",
    ]
    assert [path for path, _ in contents(zipped([(name, "x") for name in names]))] == ["d/a.csv"]


def test_a_zip_in_a_zip_is_walked_and_one_more_is_refused():
    inner = zipped([("a.csv", "1")])
    middle = zipped([("Part-1.zip", inner)])
    assert contents(middle) == [("Part-1.zip/a.csv", b"1")]
    assert code_of(zipped([("all.zip", middle)])) == "suspicious_zip"


def test_a_member_without_a_name_is_none():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", "1")
        with archive.open(zipfile.ZipInfo(""), "w") as nameless:
            nameless.write(b"2")
    assert contents(buffer.getvalue()) == [("a.csv", b"1")]


@pytest.mark.parametrize(
    "name", ["../evil.csv", "a/../../evil.csv", "/etc/evil", "C:\\evil.csv", "..\\evil.csv"]
)
def test_names_that_lead_outside_are_refused(name):
    assert code_of(zipped([("good.csv", "1"), (name, "2")])) == "suspicious_zip"


def test_a_link_is_refused():
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    assert code_of(zipped([(link, "/etc/passwd")])) == "suspicious_zip"


def test_zeros_that_unpack_to_many_times_their_size_are_refused():
    assert code_of(zipped([("zeros.csv", bytes(40 << 20))])) == "suspicious_zip"


def test_a_text_that_packs_well_is_not_refused():
    text = "\n".join(f"Person {number},person{number}@example.org,yes" for number in range(150_000))
    assert contents(zipped([("t.csv", text)])) == [("t.csv", text.encode())]


def test_total_size_and_number_of_members_are_bounded():
    data = zipped([("a", "x" * 100), ("b", "y" * 100)], zipfile.ZIP_STORED)
    assert code_of(data, total_bytes=150) == "suspicious_zip"
    assert code_of(data, members=1) == "suspicious_zip"


def test_a_mailbox_of_fifty_gigabytes_is_none_too_many(monkeypatch):
    mailbox = zipfile.ZipInfo("Takeout/Mail/All mail Including Spam and Trash.mbox")
    mailbox.file_size, mailbox.compress_size = 50 << 30, 30 << 30
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda archive: [mailbox])
    (member,) = walk_zip(zipped([("a", "x")]), "takeout-001.zip")
    assert member.size == 50 << 30


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.95])
def test_a_truncated_zip_is_corrupt(keep):
    data = zipped([("a.csv", "abc" * 1000), ("b.csv", "x")])
    assert code_of(data[: int(len(data) * keep)]) == "corrupt_zip"


def test_contents_that_do_not_fit_their_checksum_are_corrupt():
    data = zipped([("a.csv", "Ada Probe")], zipfile.ZIP_STORED)
    assert code_of(data.replace(b"Ada Probe", b"Bda Probe")) == "corrupt_zip"


def test_a_password_is_named_as_such():
    data = bytearray(zipped([("a.csv", "x")]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "encrypted_zip"


def test_backslashes_of_windows_zips_are_folders():
    data = zipped([("dirXa.csv", "1")]).replace(b"dirXa.csv", b"dir\\a.csv")
    assert contents(data) == [("dir/a.csv", b"1")]


def test_names_in_unmarked_utf8_are_mended():
    data = zipped([("Zoe.csv", "1")]).replace(b"Zoe", "Zë".encode())
    assert contents(data) == [("Zë.csv", b"1")]


def test_a_folder_is_walked_in_order_without_clutter_and_links(tmp_path):
    for name in ("b.md", "a/z.md", "a/c.md", ".obsidian/app.json", ".DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in walk_folder(tmp_path)]
    assert found == ["a/c.md", "a/z.md", "b.md"]


SMALL = zipped([("a.csv", "Name,City\nAda,Kiel\n"), ("b.zip", zipped([("c.csv", "x")]))])


@settings(max_examples=80)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=20))
def test_a_damaged_zip_fails_with_a_file_error_only(position, junk):
    with contextlib.suppress(ImportFileError):
        contents(SMALL[:position] + junk + SMALL[position + len(junk) :])
