"""Tells whether a message asks for a talk of 15 to 30 minutes.

A length of time counts only where it is that of the talk asked for: not the walk from the station, not the
recipient's own lecture, not what a change has saved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer_kit.text_checks.durations import Duration, durations
from explorer_kit.text_checks.english import English
from explorer_kit.text_checks.finding import Finding, Span, found

LEAST, MOST = 15.0, 30.0
_OTHER_THING_AFTER = re.compile(
    r"^[\s-]*(?:(?:(?!by|on|via|over|in|for|with)\w+ )?(?:walk|drive|ride|commute|bus|train|tram|"
    r"flight|cycle|bike|jog|run|trip|journey|stroll|"
    r"episode|video(?! (?:call|chat|conversation|meeting|talk|conference|link|session))|podcast|"
    r"keynote|lecture|webinar|film|documentary|clip|speech|break|nap|piece|monologue|"
    r"slot at|talk at|talk on|talk about (?!your|the work|what)|window|shift|delay|wait|queue|"
    r"turnaround|changeover|"
    r"response time|interval|timer|film|feature|segment|lesson|recording|masterclass|seminar|panel)\b|"
    r"(?:(?:to|past) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d)|"
    r"from now|ahead|later|earlier|away|ago|late|early|from (?:you\b|your|my|the|here|where|work|"
    r"home)|faster|slower|quicker|longer|shorter|"
    r"north|south|east|west|into (?:the|your)|in,|of (?:footage|tape|film|video|audio|reading))\b|"
    r"(?:a|per|each|every|once a|twice a) ?(?:day|week|month|morning|evening|patient|part|unit|"
    r"shift|year|round)\b|"
    r"(?:daily|weekly|monthly)\b)"
)
_OTHER_THING_BEFORE = re.compile(
    r"(?:\b(?:that|those|its) $|\b(?:your|her|his|their|whose|last year's|this year's|"
    r"the (?:recent|full|whole|first|second))\s+(?:(?!for|of|with|about|to|is|at|in|on|and|by|"
    r"or)[\w'-]+\s+){0,3}|"
    r"\b(?:back|again|there|reply|answer|arrive|leave|off|starts?|begins?) in (?:about )?|"
    r"\b(?:waited|spent|took|takes|lasted|lasts|ran|runs|read|watched|watching|listened|sat|stood|"
    r"queued|drove|walked|cycled|"
    r"rode|saves|saved|cut|cuts|reduced|reduces|shaved|lowered|shortened|halved|brought|dropped|"
    r"fell|went|lived?|live|"
    r"gave|every|each|within|arrived|lost|only had|talked|spoke|we had|was|were|reading|scrolling|after|"
    r"replaying|working|based|commute|commutes|located|by nearly|by almost)\s+(?:[\w,'-]+\s+){0,4})$"
)
_FORWARD = re.compile(
    r"\b(?:could|would|may|might|can|spare|love|like|hope|hoping|wonder|wondering|grateful|"
    r"appreciate|ask|asking|chance|possible|"
    r"please|if you|let me|give me|willing|open to|happy|need|enough|plenty|call|chat|talk|"
    r"conversation|phone|zoom|"
    r"coffee|meet|got|have|video|time|suit|free|available|speak|teams|stop by|drop by|tea|sit down|"
    r"listen|questions|take|be|pick|slot|any good|asking|request|like from you)\b|\?"
)
_SEVERAL = re.compile(r"\b(two|three|four|five|2|3|4|5|a couple of|a few|several)\s+(?:[\w-]+\s+){0,2}$")
_TIMES = {
    "two": 2, "2": 2, "a couple of": 2, "three": 3, "3": 3, "a few": 3, "several": 3,
    "four": 4, "4": 4, "five": 5, "5": 5,
}  # fmt: skip
_LESS_THAN = re.compile(r"\b(?:less than|under|fewer than|below)\s+(?:a |an )?$")
_MORE_THAN = re.compile(
    r"(?<!no )(?<!not )\b(?:more than|over|upwards of|at least|a minimum of)\s+(?:a |an )?$"
)
_UNMEASURED = re.compile(
    r"\b(?:(?:a )?(?:quick|short|brief|little) (?:chat|call|word|talk|conversation|coffee|zoom|"
    r"question|phone call|meeting)|"
    r"(?:a )?(?:few|couple(?: of)?|some) (?:of your )?(?:minutes|moments)|a moment|some time|"
    r"a little time|a bit of (?:your )?time)\b"
)


@dataclass(frozen=True, slots=True)
class TimeAsk:
    """What a message asks for: the length (None: none that lies within 15 to 30 minutes) and why not."""

    asked: Duration | None
    finding: Finding | None


def time_ask(text: English) -> TimeAsk:
    """Return the length of the talk that a message asks for, or what is missing."""
    asked = [each for each in (_of_the_talk(text, one) for one in durations(text.low)) if each]
    plain = [each for each in asked if not each.clock]
    beyond = [each for each in plain if each.high > MOST and _is_asked_aloud(text, each)]
    within = [each for each in asked if each.low >= LEAST and each.high <= MOST]
    if within and not beyond:
        return TimeAsk(within[0], None)
    if beyond or asked:
        wrong = (beyond or asked)[0]
        said = (
            f"This asks for {_said(wrong)}. Ask for a talk of 15 to 30 minutes in all; 20 is a good length."
        )
        return TimeAsk(None, found("no_time_ask", said, text.raw, wrong.span))
    vague = _UNMEASURED.search(text.low)
    said = "It does not say how long the talk is to be. Ask for 15 to 30 minutes, such as 20 by phone."
    if vague:
        said = "This does not say how long. Ask for 15 to 30 minutes, such as 20 by phone."
    return TimeAsk(None, found("no_time_ask", said, text.raw, Span(*vague.span()) if vague else None))


def _is_asked_aloud(text: English, duration: Duration) -> bool:
    """Tell whether the sentence itself asks: a long time told elsewhere is not what is asked for."""
    sentence = text.sentence_at(duration.span.start)
    return _FORWARD.search(text.low[sentence.start : sentence.end]) is not None


def _said(duration: Duration) -> str:
    if duration.low == duration.high:
        return f"{duration.low:g} minutes"
    return f"{duration.low:g} to {duration.high:g} minutes"


def _of_the_talk(text: English, duration: Duration) -> Duration | None:
    """Return the length where it is that of the talk asked for, with what is said of it; else None."""
    sentence = text.sentence_at(duration.span.start)
    before = text.low[sentence.start : duration.span.start]
    after = text.low[duration.span.end : sentence.end]
    if _OTHER_THING_AFTER.search(after) or _OTHER_THING_BEFORE.search(before):
        return None
    if not _FORWARD.search(_around(text, sentence)):
        return None
    several = _SEVERAL.search(before)
    times = _TIMES[several[1]] if several else 1
    low, high = duration.low * times, duration.high * times
    if _LESS_THAN.search(before) and high <= LEAST:
        low = 0.0
    if _MORE_THAN.search(before) and high >= MOST:
        high = high + 1
    return Duration(low, high, duration.span, clock=duration.clock)


def _around(text: English, sentence: Span) -> str:
    """Return a sentence with its neighbours: "Could we talk by phone? Twenty minutes would do"."""
    place = text.sentences.index(sentence)
    near = text.sentences[max(0, place - 1) : place + 2]
    return text.low[near[0].start : near[-1].end]
