"""Calendars: .ics files, the csv of Outlook's calendar, and the csv of Calendly.

How to get them: see the docstring of each part: `explorer_kit.importers.calendars.ics` (Google, Outlook,
Apple: export the calendar as .ics, or the zip of all calendars), `.outlook_csv` (File > Open & Export >
Import/Export > Export to a file > Comma Separated Values > Calendar) and `.calendly` (Scheduled Events >
Export).
"""

from explorer_kit.importers.calendars.calendly import CALENDLY
from explorer_kit.importers.calendars.ics import ICS
from explorer_kit.importers.calendars.outlook_csv import OUTLOOK_CSV

IMPORTERS = (ICS, OUTLOOK_CSV, CALENDLY)
