"""Zips as they should not be: cut off, wrong within, hostile; and Office files whose parts are damaged."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from random import Random

from tests.importers.fuzzing.mutations import CHANGES, cut_off, flipped

Members = Sequence[tuple[str, bytes]]
HOSTILE_NAMES = [
    "../../out.csv", "/etc/out.csv", "C:\\out.csv", "a\\..\\..\\b.csv", "x" * 300 + ".csv",
    "né\u0301.csv", "__MACOSX/._a.csv", ".hidden", "a/b/" * 60 + "c.csv", "nul\x00l.csv", "", "folder/",
    "con.csv", "\u202evsc.a",
]  # fmt: skip


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of members in this order; several may have one name."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, data in members:
                info = zipfile.ZipInfo(name, (2026, 6, 1, 12, 0, 0))
                info.compress_type = method
                archive.writestr(info, data)
    return buffer.getvalue()


def badly_packed(members: Members, folder: str, chance: Random) -> bytes:
    """Return a zip of these members with something wrong, or just odd, about it."""
    what = chance.choice(
        ["fine", "cut", "flipped", "name", "nested", "deep", "many", "bomb", "flag", "twice"]
    )
    members = list(members)
    if what == "name":
        members.append((chance.choice(HOSTILE_NAMES), members[0][1]))
    elif what in {"nested", "deep"}:
        inner = packed(members)
        for _ in range(chance.choice([0, 1, 5]) if what == "deep" else 0):
            inner = packed([(f"{folder}/inner.zip", inner)])
        members = [*members, (f"{folder}/more.zip", chance.choice([inner, inner[: len(inner) // 2]]))]
    elif what == "many":
        members += [(f"{folder}/{number}.txt", b"") for number in range(300)]
    elif what == "bomb":
        members.append((f"{folder}/zeros.csv", b"\x00" * (6 << 20)))
    elif what == "twice":
        members.append(members[0])
    method = zipfile.ZIP_STORED if chance.random() < 0.3 else zipfile.ZIP_DEFLATED
    data = packed(members, method)
    return _damaged(data, what, chance)


def _damaged(data: bytes, what: str, chance: Random) -> bytes:
    if what == "cut":
        return cut_off(data, chance)
    if what == "flipped":  # a wrong checksum, length, method or date, wherever it falls
        return flipped(data, chance)
    if what == "flag":  # says that it is encrypted, or packed by an unknown method, in both lists
        found = bytearray(data)
        offset, value = chance.choice([(0, 0x1), (2, 99), (2, 9), (1, 0x8), (0, 0x20)])
        for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(signature)
            if at >= 0:
                found[at + place + offset] = value
        return bytes(found)
    return data


def repacked(data: bytes, chance: Random) -> bytes:
    """Return a zip (an Office file, a project) with one of its members changed; anything else as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except zipfile.BadZipFile:
        return data
    if not members:
        return data
    at = chance.randrange(len(members))
    name, content = members[at]
    if chance.random() < 0.15:
        del members[at]
    else:
        members[at] = (name, chance.choice(CHANGES)(content, chance))
    return packed(members)
