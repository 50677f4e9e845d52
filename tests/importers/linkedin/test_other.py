"""The rest of the export is claimed, said to be unused, and never read as somebody's tracker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import importer_for
from tests.importers.linkedin.builders import (
    MESSAGES,
    PROFILE_CSV,
    context,
    export_of,
    importer,
    source_file,
)

FILES = {
    name: f"{header}\n{row}"
    for name, header, row in (
        (
            "Endorsement_Received_Info.csv",
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
            "Endorsement Status",
            "2024/02/01 15:02:55 UTC,SQL,Anna,Beispiel,www.linkedin.com/in/anna-beispiel,ACCEPTED",
        ),
        (
            "Recommendations_Given.csv",
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
            'Anna,Beispiel,Acme,Analyst,"A fine, fine person","06/27/19, 11:14 AM",VISIBLE',
        ),
        (
            "Jobs/Job Applications.csv",
            "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
            "Question And Answers",
            '"1/5/26, 9:48 AM",anna@example.org,,Acme,Analyst,,cv.pdf,',
        ),
        (
            "Jobs/Job Applications_1.csv",  # a second file of a long list
            "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
            "Question And Answers",
            '"1/6/26, 9:48 AM",ben@example.org,,Beta,Analyst,,cv.pdf,',
        ),
        (
            "Positions.csv",
            "Company Name,Title,Description,Location,Started On,Finished On",
            "Acme,Analyst,,Bonn,Jan 2024,",
        ),
        ("Profile.csv", *PROFILE_CSV.strip().split("\n")),
        (
            "Shares.csv",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            "2026-02-09 01:21:47,x,y,,,ALL",
        ),
        (
            "Comments_34875879.csv",
            "Date,Link,Message",
            "2026-02-09 01:21:47,https://example.org,Well said",
        ),
        ("Registration.csv", "Registered At,Registration Ip,Subscription Types", '"4/1/12, 1:00 PM",,'),
        ("Rich_Media.csv", "Date/Time,Media Description,Media Link", "x,y,z"),
        (
            "Ad_Targeting.csv",
            "Member Age,Buyer Groups,Company Names,Company Follower of,Job Titles",
            "35-54,,Acme,,Analyst",
        ),
        ("guide_messages.csv", ",".join(MESSAGES), ""),
        ("learning_role_play_messages.csv", ",".join(MESSAGES[:10]), ""),
        (
            "coach_messages.csv",
            ",".join(MESSAGES[:10]),
            "1,,Coach,,Olive Owner,,2026-02-09 01:21:47 UTC,,Hi,",
        ),
        ("LearningCoachMessages.csv", "No conversations found", ""),
        (
            "Verifications/Verifications.csv",
            "First name,Middle name,Last name,Verification type,Organization name",
            "Olive,,Owner,Identity,",
        ),
        (
            "Contacts.csv",
            "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt",
            "MOBILE,Anna,Beispiel,,,,,",
        ),
        (
            "Email Addresses.csv",
            "Email Address,Confirmed,Primary,Updated On",
            "olive@example.org,Yes,Yes,",
        ),
    )
}


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_claimed_though_it_stands_alone(name):
    file = source_file(FILES[name], name)
    assert importer_for(file, context()).source == "linkedin.other"


@pytest.mark.parametrize("name", FILES)
def test_what_it_is_and_why_it_is_not_used_is_said(name):
    told = "asked who you are" if name == "Profile.csv" else "part of LinkedIn's export and not used"
    with pytest.raises(ImportFileError, match=told) as error:
        list(importer("other").read(source_file(FILES[name], name), context()))
    assert error.value.code == "unrecognised"


def test_the_first_part_of_an_archive_says_that_there_is_a_second():
    read = importer("other").read
    with pytest.raises(ImportFileError, match="with the second part"):
        list(read(export_of(PROFILE_CSV, "Profile.csv", Skills="Name\nSQL"), context()))
    with pytest.raises(ImportFileError) as error:
        list(read(export_of(PROFILE_CSV, "Profile.csv", messages=",".join(MESSAGES)), context()))
    assert "second part" not in error.value.message


def test_a_list_of_skills_is_anybodys_unless_the_export_lies_beside_it():
    skills = "Name,Level\nSQL,5\nPython,3"
    other = importer("other")
    assert other.recognise(source_file("Name\nSQL", "Skills.csv"), context()) > 0.9
    assert other.recognise(source_file(skills, "Skills.csv"), context()) == 0.0
    beside = export_of(skills, "Skills.csv", Profile=PROFILE_CSV, Registration=FILES["Registration.csv"])
    assert other.recognise(beside, context()) > 0.9
    inside = source_file(skills, "Basic_LinkedInDataExport_06-01-2026/Skills.csv")
    assert other.recognise(inside, context()) > 0.9


def test_a_new_file_of_an_export_is_claimed_and_a_tracker_kept_there_is_not():
    folder = "Complete_LinkedInDataExport_06-01-2026.zip"
    new = source_file("Thing,Thong\n1,2", f"{folder}/Things.csv")
    assert importer_for(new, context()).source == "linkedin.other"
    header = "Name,Email,Organization,Date contacted,Channel,Replied,Reply date,Date of interview"
    tracker = source_file(f"{header}\nAnna,anna@example.org,Acme,2026-03-01,e-mail,,,", f"{folder}/mine.csv")
    assert importer_for(tracker, context()).source.startswith("tracker")
    in_jobs = replace(tracker, name="Jobs/mine.csv", archive=folder)
    assert importer_for(in_jobs, context()).source.startswith("tracker")


@pytest.mark.parametrize("name", ["Profile.csv", "Contacts.csv", "Comments.csv", "Events.csv"])
def test_a_table_that_only_has_such_a_name_is_not_claimed(name):
    table = source_file("Name,Email,Date contacted\nAnna,anna@example.org,2026-03-01", name)
    assert importer("other").recognise(table, context()) == 0.0


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_what_is_no_text_is_not_claimed(data):
    assert importer("other").recognise(source_file(data, "Profile.csv"), context()) == 0.0
