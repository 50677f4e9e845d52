"""Whose messages they are, and who is on the other side, also where the file has few or no profiles."""

from __future__ import annotations

import pytest

from explorer_kit.records import Message, Person
from tests.importers.linkedin.builders import (
    ANNA,
    BEN,
    CLEO,
    INVITATIONS,
    MESSAGES_2022,
    NOTES,
    OLIVE,
    PROFILE_CSV,
    csv_of,
    export_of,
    message,
    messages_csv,
    outcomes,
    records,
    remarks,
    skipped,
    url,
)
from tests.importers.linkedin.builders import CONNECTIONS as CONNECTIONS_HEADER
from tests.importers.linkedin.builders import MESSAGES as MESSAGES_HEADER

ASK = message(OLIVE, ANNA, "2026-02-10 17:42:31 UTC", "Hello")
ANSWER = message(ANNA, OLIVE, "2026-02-11 08:00:00 UTC", "Gladly")
TO_BEN = message(OLIVE, BEN, "2026-02-12 08:00:00 UTC", "Hello Ben", thread="2-bbb")
INVITED = csv_of(INVITATIONS, [[OLIVE, CLEO, "1/29/26, 2:37 PM", "", "OUTGOING", url(OLIVE), url(CLEO)]])
CONNECTED = NOTES + csv_of(CONNECTIONS_HEADER, [["Anna", "Beispiel", url(ANNA), "", "", "", "08 Feb 2026"]])


def read(*rows, header=MESSAGES_HEADER, settings=None, **beside):
    file = export_of(messages_csv(*rows, header=header), "messages.csv", **beside)
    return outcomes("messages", file, **(settings or {}))


def told(found):
    """Return of each message its direction, the others' slugs (else names), whether it is a group's."""
    return [
        (
            next(item.direction for item in record.items if isinstance(item, Message)),
            "+".join(item.linkedin or item.name or "?" for item in record.items if isinstance(item, Person)),
            any(item.group for item in record.items if isinstance(item, Message)),
        )
        for record in records(found)
    ]


RIGHT = [("outbound", "anna-beispiel", False), ("inbound", "anna-beispiel", False)]


@pytest.mark.parametrize(
    ("settings", "beside"),
    [
        ({"owner_linkedin": url(OLIVE) + "/"}, {}),
        ({"owner_linkedin": "olive-owner"}, {}),
        ({"owner_names": ("Olive Owner",)}, {}),
        ({"owner_names": ("olive m. owner, MBA",)}, {}),
        ({}, {"Profile": PROFILE_CSV}),
        ({}, {"Invitations": INVITED}),
        ({}, {"Connections": CONNECTED}),
    ],
)
def test_a_single_thread_with_something_that_tells(settings, beside):
    assert told(read(ASK, ANSWER, settings=settings, **beside)) == RIGHT


def test_a_single_thread_alone_tells_nothing_and_takes_nothing():
    found = read(ASK, ANSWER)
    assert (records(found), skipped(found)) == ([], ["no_identity", "no_identity"])
    assert "--owner-linkedin" in remarks(found)[0]


def test_who_is_in_nearly_every_thread_is_the_owner():
    assert told(read(ASK, ANSWER, TO_BEN))[:2] == RIGHT


@pytest.mark.parametrize(("strange", "known"), [(1, True), (2, False)])
def test_nearly_every_thread_is_four_of_five_and_profiles_tell_what_names_do_not(strange, known):
    """In threads of groups in which the owner only listens, no cell holds the owner's name alone."""
    rows = [
        message(ANNA, [BEN, CLEO] if place < strange else [OLIVE, name], "2026-02-14 08:00:00 UTC", "Hi",
                thread=f"2-{place}", FROM=f"Writer {place}",
                **{"SENDER PROFILE URL": f"https://www.linkedin.com/in/writer-{place}"})
        for place, name in enumerate([BEN, CLEO, BEN, CLEO, "Dora Demo"])
    ]  # fmt: skip
    found = read(*rows)
    assert len(records(found)) == (5 if known else 0)
    assert ("you are taken to be" in remarks(found)[0]) is known


def test_a_draft_tells_the_owner():
    draft = message(OLIVE, ANNA, "2026-02-12 08:00:00 UTC", "And", **{"IS MESSAGE DRAFT": "Yes"})
    assert told(read(ASK, ANSWER, draft)) == RIGHT


def test_a_setting_that_is_out_of_date_does_not_turn_the_messages_round():
    settings = {"owner_linkedin": "olive-before"}
    assert told(read(ASK, ANSWER, TO_BEN, settings=settings))[:2] == RIGHT


def test_a_thread_in_which_only_the_other_wrote():
    assert told(read(ANSWER, Profile=PROFILE_CSV)) == RIGHT[1:]


def test_a_namesake_of_the_owner_is_another_person():
    namesake = message(ANNA, OLIVE, "2026-02-13 08:00:00 UTC", "Hi Olive", thread="2-ccc") | {
        "FROM": OLIVE,
        "SENDER PROFILE URL": "https://www.linkedin.com/in/olive-owner-99",
    }
    found = told(read(ASK, ANSWER, TO_BEN, namesake, Profile=PROFILE_CSV))
    assert found[-1] == ("inbound", "olive-owner-99", False)


def test_a_namesake_in_one_thread_is_not_taken_for_the_owner_who_is_in_all():
    namesake = message(ANNA, OLIVE, "2026-02-13 08:00:00 UTC", "Hi", thread="2-ccc") | {
        "FROM": "Olive Owner-Smith",
        "SENDER PROFILE URL": "https://www.linkedin.com/in/another-olive",
    }
    found = read(ASK, ANSWER, TO_BEN, namesake, settings={"owner_names": ("Olive Owner-Smith",)})
    assert told(found)[-1] == ("inbound", "another-olive", False)


def test_an_old_address_of_the_owners_is_the_owner_still():
    old = message(OLIVE, CLEO, "2021-02-13 08:00:00 UTC", "Hi Cléo", thread="2-ccc") | {
        "SENDER PROFILE URL": "https://www.linkedin.com/in/olive-before"
    }
    answer = message(CLEO, OLIVE, "2021-02-14 08:00:00 UTC", "Hi", thread="2-ccc") | {
        "RECIPIENT PROFILE URLS": "https://www.linkedin.com/in/olive-before"
    }
    found = told(read(ASK, ANSWER, TO_BEN, old, answer))
    assert found[-2:] == [("outbound", "cléo-exemple", False), ("inbound", "cléo-exemple", False)]


class TestWithoutProfilesOfRecipients:
    """Until 2023 the file told whom a message went to by names alone."""

    def told(self, *rows, **beside):
        beside = beside or {"Profile": PROFILE_CSV}
        return told(read(*rows, header=MESSAGES_2022, **beside))

    def test_the_other_is_who_else_wrote_in_the_thread(self):
        assert self.told(ASK, ANSWER) == RIGHT

    def test_nobody_answered_then_there_is_a_name(self):
        assert self.told(ASK) == [("outbound", "Anna Beispiel", False)]

    def test_a_name_with_titles_is_one(self):
        assert self.told(ASK | {"TO": "Anna Beispiel, Ph.D., PMP"}) == [
            ("outbound", "Anna Beispiel, Ph.D., PMP", False)
        ]

    def test_a_title_in_words_is_known_by_the_answer(self):
        title = {"FROM": "Anna Beispiel, Career Coach"}
        assert self.told(ASK | {"TO": "Anna Beispiel, Career Coach"}, ANSWER | title) == RIGHT

    def test_several_names_are_never_split(self):
        found = read(ASK | {"TO": "Anna Beispiel, Ben Muster"}, header=MESSAGES_2022, Profile=PROFILE_CSV)
        assert (records(found), skipped(found)) == ([], ["no_identity"])

    def test_several_names_and_one_who_answered_are_a_group(self):
        group = ASK | {"TO": "Anna Beispiel, Ben Muster"}
        back = ANSWER | {"TO": "Olive Owner, Ben Muster"}
        assert self.told(group, back) == [
            ("outbound", "anna-beispiel", True),
            ("inbound", "anna-beispiel", True),
        ]

    def test_several_who_answered_are_a_group(self):
        ben = ANSWER | {"FROM": BEN, "SENDER PROFILE URL": url(BEN), "CONTENT": "me too"}
        assert self.told(ASK | {"TO": "Anna Beispiel, Ben Muster"}, ANSWER, ben) == [
            ("outbound", "anna-beispiel+ben-muster-1a2b", True),
            ("inbound", "anna-beispiel", True),
            ("inbound", "ben-muster-1a2b", True),
        ]

    def test_the_owner_is_who_is_named_in_nearly_every_thread(self):
        rows = (
            ANSWER,
            message(BEN, OLIVE, "2026-02-12 08:00:00 UTC", "Hi", thread="2-bbb"),
            message(OLIVE, CLEO, "2026-02-12 08:00:00 UTC", "Hi", thread="2-ccc"),
        )
        assert told(read(*rows, header=MESSAGES_2022)) == [
            ("inbound", "anna-beispiel", False),
            ("inbound", "ben-muster-1a2b", False),
            ("outbound", "Cléo Exemple", False),
        ]

    def test_the_owner_who_never_wrote_is_known_by_name(self):
        assert self.told(ANSWER) == RIGHT[1:]


def test_in_an_old_thread_the_profile_that_never_wrote_is_the_owners():
    old = message(CLEO, "O. O.", "2021-02-14 08:00:00 UTC", "Hi", thread="2-ccc") | {
        "RECIPIENT PROFILE URLS": "https://www.linkedin.com/in/olive-before"
    }
    found = told(read(ASK, ANSWER, TO_BEN, old, Profile=PROFILE_CSV))
    assert found[-1] == ("inbound", "cléo-exemple", False)


def test_who_is_in_some_threads_only_is_not_taken_for_the_owner():
    pairs = [(ANNA, BEN), (CLEO, ANNA), (BEN, OLIVE), (OLIVE, CLEO), (ANNA, "Dora Demo")]
    rows = [
        message(sender, to, "2026-02-14 08:00:00 UTC", "Hi", thread=f"2-{place}")
        for place, (sender, to) in enumerate(pairs)
    ]
    assert set(skipped(read(*rows))) == {"no_identity"}


def test_a_file_whose_profiles_were_all_removed_has_no_advertisements():
    rows = [row | {"SENDER PROFILE URL": "", "RECIPIENT PROFILE URLS": ""} for row in (ANSWER, TO_BEN)]
    found = read(*rows, settings={"owner_names": (OLIVE,)})
    assert told(found) == [("inbound", ANNA, False), ("outbound", BEN, False)]


def test_files_that_tell_more_win_over_those_that_tell_less():
    newest, older = (
        records(read(ASK, header=header, Profile=PROFILE_CSV))[0]
        for header in (MESSAGES_HEADER, MESSAGES_2022)
    )
    answered = records(read(ASK, ANSWER, header=MESSAGES_2022, Profile=PROFILE_CSV))[0]
    assert (newest.sequence, answered.sequence, older.sequence) == (2, 1, 0)
    assert newest.key == answered.key == older.key
