"""Small exports of Monica for the tests, shaped as version 4 writes them."""

from __future__ import annotations

import io
import json

from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.monica import IMPORTER
from explorer_kit.records import Rejected, Skipped, SourceRecord, Warned
from explorer_kit.settings import Settings

EMAIL, PHONE, LINKEDIN, CHAT = "type-email", "type-phone", "type-linkedin", "type-chat"
VIDEO_CALL = "type-video"


def collection(kind, *values):
    return {"count": len(values), "type": kind, "values": list(values)}


def entry(uuid, collections=(), updated="2026-03-01T09:00:00.000000Z", **properties):
    found = {
        "uuid": uuid,
        "created_at": "2026-02-01T10:30:00.000000Z",
        "updated_at": updated,
        "properties": properties,
    }
    return found | ({"data": list(collections)} if collections else {})


def contact(uuid, first, last=None, *collections, **properties):
    names = {"first_name": first} | ({"last_name": last} if last else {})
    return entry(uuid, collections, **names, is_partial=properties.pop("is_partial", False), **properties)


def field(kind, data):
    return entry(f"field-{data}", type=kind, data=data)


def _type(uuid, name, **properties):
    return entry(uuid, name=name, **properties)


def export(*contacts, activities=(), users=(), journal=()):
    """Return an export as text."""
    data = [
        collection(kind, *values)
        for kind, values in (("user", users), ("contact", contacts), ("activity", activities))
        if values
    ]
    account = {
        "uuid": "account-1",
        "data": data,
        "properties": {"number_of_invitations_sent": 0, "journal_entries": list(journal)},
        "instance": {
            "activity_types": [_type(VIDEO_CALL, "Video call")],
            "contact_field_types": [
                _type(EMAIL, "Email", protocol="mailto:", type="email"),
                _type(PHONE, "Phone", protocol="tel:", type="phone"),
                _type(LINKEDIN, "LinkedIn"),
                _type(CHAT, "Chat"),
            ],
        },
    }
    whole = {
        "version": "1.0-preview.1",
        "app_version": "4.0.0",
        "export_date": "2026-03-10T08:00:00.000000Z",
        "url": "https://monica.example.org",
        "exported_by": "user-1",
        "account": account,
    }
    return json.dumps(whole, ensure_ascii=False)


def source_file(data, name="monica.json"):
    data = data.encode() if isinstance(data, str) else data
    return SourceFile(name=name, opener=lambda: io.BytesIO(data), size=len(data))


def context(**settings):
    return ImportContext(settings=Settings(**settings))


def outcomes(data, name="monica.json", **settings):
    return list(IMPORTER.read(source_file(data, name), context(**settings)))


def records(data, **settings):
    return {found.key: found for found in outcomes(data, **settings) if isinstance(found, SourceRecord)}


def score(data, name="monica.json"):
    return IMPORTER.recognise(source_file(data, name), context())


def skipped(found):
    return [(outcome.location, outcome.reason) for outcome in found if isinstance(outcome, Skipped)]


def rejected(found):
    return [(outcome.location, outcome.reason) for outcome in found if isinstance(outcome, Rejected)]


def warned(found):
    return [outcome.code for outcome in found if isinstance(outcome, Warned)]


def details(found):
    return [outcome.detail for outcome in found if isinstance(outcome, Warned)]
