"""The rest of the export: files that hold nothing about talks, claimed so that nothing else reads them.

Endorsements, recommendations, job applications and the like have names and dates in them and look like a
tracker; read as one, they would make people and events that never were. They are listed as not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer_kit.errors import ImportFileError
from explorer_kit.importers.base import ImportContext, SourceFile
from explorer_kit.importers.folding import fold
from explorer_kit.importers.linkedin.layouts import CONNECTIONS, INVITATIONS, MESSAGES
from explorer_kit.importers.reading import Content, content_of, decode
from explorer_kit.records import Outcomes

_NOTHING = "No conversations found"
_COACH = re.compile(r"guide|coach|role ?play")
_NUMBER = re.compile(r"[\s_-]*(?:\d{4,}|\(\d+\))$|[\s_-]+\d+$")
_EXPORT = re.compile(r"linkedin ?data ?export", re.I)
# File name (folded, without its number) → columns of which it has at least half.
_FILES: dict[str, str] = {
    "ad targeting": "Member Age|Buyer Groups|Company Names|Company Follower of|Job Titles|Member Skills",
    "ads clicked": "Ad clicked Date|Ad Title/Id",
    "articles": "Title|Url|Date",
    "causes you care about": "Supported Cause",
    "certifications": "Name|Url|Authority|Started On|Finished On|License Number",
    "coach messages": "CONVERSATION ID|FROM|TO|DATE|CONTENT",
    "comments": "Date|Link|Message",
    "company follows": "Organization|Followed On",
    "contacts": "Source|FirstName|LastName|Companies|Title|Emails|PhoneNumbers|CreatedAt|BookmarkedAt",
    "courses": "Name|Number",
    "education": "School Name|Start Date|End Date|Notes|Degree Name|Activities",
    "email addresses": "Email Address|Confirmed|Primary|Updated On",
    "endorsement given info": "Endorsement Date|Skill Name|Endorsee First Name|Endorsee Last Name|"
    "Endorsee Public Url|Endorsement Status",
    "endorsement received info": "Endorsement Date|Skill Name|Endorser First Name|Endorser Last Name|"
    "Endorser Public Url|Endorsement Status",
    "events": "Event Name|Event Time|Status|External Url",
    "guide messages": "CONVERSATION ID|FROM|TO|DATE|CONTENT",
    "hashtag follows": "Hashtag|CreatedTime|State",
    "honors": "Title|Description|Issued On",
    "importedcontacts": "FirstName|LastName|Emails|PhoneNumbers|CreatedAt",
    "inferences about you": "Category|Type of inference|Description|Inference",
    "instantreposts": "Date|Link",
    "job applicant saved answers": "Question|Answer",
    "job applicant saved screening question responses": "Question|Answer",
    "job applications": "Application Date|Contact Email|Contact Phone Number|Company Name|Job Title|Job Url|"
    "Resume Name|Question And Answers",
    "job seeker preferences": "Locations|Industries|Job Titles|Preferred Job Types|Open To Recruiters",
    "languages": "Name|Proficiency",
    "learning": "Content Title|Content Description|Content Type|Content Saved",
    "learning coach messages": "CONVERSATION ID|FROM|TO|DATE|CONTENT",
    "learning role play messages": "CONVERSATION ID|FROM|TO|DATE|CONTENT",
    "learningcoachmessages": "CONVERSATION ID|FROM|TO|DATE|CONTENT",
    "logins": "Login Date|IP Address|User Agent|Login Type",
    "member follows": "Date|Status|FullName",
    "organizations": "Name|Position|Started On|Finished On|Description",
    "patents": "Title|Description|Issued On|Url",
    "phonenumbers": "Extension|Number|Type",
    "phone numbers": "Extension|Number|Type",
    "positions": "Company Name|Title|Description|Location|Started On|Finished On",
    "private identity asset": "Private Identity Asset Name|Private Identity Asset Raw Text",
    "profile": "First Name|Last Name|Maiden Name|Address|Birth Date|Headline|Summary|Industry|Zip Code|"
    "Geo Location|Twitter Handles|Websites|Instant Messengers",
    "profile summary": "Profile Summary",
    "projects": "Title|Description|Url|Started On|Finished On",
    "publications": "Name|Published On|Description|Publisher|Url",
    "reactions": "Date|Type|Link",
    "receipts": "Invoice Number|Transaction Made At|Description|Total Amount",
    "receipts v2": "Invoice Number|Transaction Made At|Description|Total Amount",
    "recommendations given": "First Name|Last Name|Company|Job Title|Text|Creation Date|Status",
    "recommendations received": "First Name|Last Name|Company|Job Title|Text|Creation Date|Status",
    "registration": "Registered At|Registration Ip|Subscription Types",
    "rich media": "Date/Time|Media Description|Media Link",
    "saved items": "savedItem|CreatedTime",
    "saved job alerts": "Alert Parameters|Query Context|Saved Search Id",
    "savedjobalerts": "Alert Parameters|Query Context|Saved Search Id",
    "saved jobs": "Saved Date|Job Url|Job Title|Company Name",
    "searchqueries": "Time|Search Query",
    "security challenges": "Challenge Date|IP Address|User Agent|Country|Challenge Type",
    "shares": "Date|ShareLink|ShareCommentary|SharedUrl|MediaUrl|Visibility",
    "skills": "Name",
    "test scores": "Name|Description|Score",
    "verifications": "First name|Middle name|Last name|Verification type|Organization name",
    "volunteering": "Company Name|Role|Cause|Started On|Finished On|Description",
    "votes": "Date|Link|OptionText",
    "whatsapp phone numbers": "Number|Extension|Is_WhatsApp_Number",
}
# such words in a longer header prove nothing: anybody's table of events has a column Date
_SHARED = frozenset({"name", "question", "answer", "title", "date", "url", "link", "description", "number"})


def recognise(file: SourceFile, context: ImportContext) -> float:
    """Say how sure a file is another one of the export: by its name and header, or by what lies beside it."""
    if file.suffix != ".csv":
        return 0.0
    head = file.head(16384)
    if content_of(head) is not Content.TEXT:
        return 0.0
    if is_of_a_coach(file) or decode(head).text.strip() == _NOTHING:
        return 0.98
    header = next((line for line in decode(head).text.split("\n") if line.strip()), "")
    cells = {fold(cell) for cell in re.split(r"[,;\t]", header)}
    known = _FILES.get(_name(file))
    if known is None:
        # files come and go with every export
        return 0.7 if _is_under_exports_name(file) else 0.0
    columns = {fold(column) for column in known.split("|")}
    found = columns & cells
    told = found >= cells or len(found) * 2 >= len(columns)
    sure = bool(told and found - _SHARED) or cells == columns
    return 0.98 if sure or _is_in_export(file) else 0.0


def read(file: SourceFile, context: ImportContext) -> Iterator[Outcomes]:
    """Raise why the file is not used.

    Raises
    ------
    ImportFileError
        ``unrecognised``, always: it is known, and holds nothing for a journal.
    """
    name = file.path.name
    if _name(file) == "profile":
        why = "is only asked who you are; nothing else in it is used."
    else:
        why = "is part of LinkedIn's export and not used: it holds no message, invitation or connection."
    logs = (CONNECTIONS.file, MESSAGES.file, INVITATIONS.file)
    # folders of the archive such as Jobs lie beside the logs, not among them
    at_the_top = _name(file) == "profile" or (file.beside and file.beside("Profile.csv"))
    if at_the_top and file.beside and not any(map(file.beside, logs)):
        why += f" {', '.join(logs)} are not here: LinkedIn sends them with the second part of its archive."
    raise ImportFileError("unrecognised", f"{name} {why}")
    yield  # what makes this a generator, as every importer's `read` is


def is_of_a_coach(file: SourceFile) -> bool:
    """Tell the talks with LinkedIn's programs, which have the header of messages, by the file's name."""
    name = _name(file)
    return bool(_COACH.search(name)) and name.replace(" ", "").endswith("messages")


def says_nothing(file: SourceFile) -> bool:
    """Tell a file that holds only the sentence that there is nothing in it."""
    return 0 < file.size < 200 and decode(file.head(200)).text.strip() == _NOTHING


def _name(file: SourceFile) -> str:
    return fold(_NUMBER.sub("", file.path.stem))


def _is_in_export(file: SourceFile) -> bool:
    """Tell whether at least two files that every export has lie beside this one."""
    if _is_under_exports_name(file):
        return True
    if file.beside is None:
        return False
    names = {"Registration.csv", "Profile.csv", MESSAGES.file, CONNECTIONS.file, INVITATIONS.file}
    mine = file.path.name.casefold()
    return sum(1 for name in sorted(names) if name.casefold() != mine and file.beside(name)) >= 2


def _is_under_exports_name(file: SourceFile) -> bool:
    """Tell whether the zip or a folder that a file is in has the name LinkedIn gives its export."""
    return any(_EXPORT.search(fold(part)) for part in (file.archive, *file.places))
