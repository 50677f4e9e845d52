"""The closed lists of words that records use."""

from __future__ import annotations

from typing import Literal

Precision = Literal["second", "minute", "day", "none"]
Direction = Literal["outbound", "inbound"]
Channel = Literal[
    "email", "linkedin", "linkedin_invitation", "phone", "in_person", "video", "form", "unknown"
]
Tie = Literal["cold", "alumni", "warm", "referred"]
Outcome = Literal["accepted", "declined", "deferred", "unclassified"]
Decision = Literal["same", "different", "later"]
"""What the user says of two people: one, two, or ask again later."""
Evidence = Literal["message", "record", "flag", "bounce"]
MessageRole = Literal["outreach", "nudge", "touch", "thank_you", "reply"]

MAIN = "main"
