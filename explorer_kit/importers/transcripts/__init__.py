"""Transcripts of talks: WebVTT, SRT, Otter, Google Meet, Teams, Whisper.

How to export each is told in its module: `captions` (Zoom, Teams, SRT), `otter`, `meet`, `teams` (Word) and
`whisper`. Whatever the format, a transcript is one source record: the talk, the people who are named in it
(never the owner, voices without names, note-takers or shared screens), and its turns.
"""

from explorer_kit.importers.transcripts import captions, meet, otter, teams, whisper

IMPORTERS = (captions.VTT, captions.SRT, otter.IMPORTER, meet.IMPORTER, teams.IMPORTER, whisper.IMPORTER)
