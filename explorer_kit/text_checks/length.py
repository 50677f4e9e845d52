"""How long a message may be, by channel (TEXT_CHECKS.md): words are what whitespace separates."""

from __future__ import annotations

from dataclasses import dataclass

from explorer_kit.errors import CheckError
from explorer_kit.text_checks.finding import Finding


@dataclass(frozen=True, slots=True)
class Limit:
    """What a channel takes: of words (or signs, where ``unit`` says so), and what is advised within it."""

    name: str
    low: int
    high: int
    unit: str = "words"
    advised: tuple[int, int] | None = None

    def size(self, body: str) -> int:
        """Return the length of a body in this channel's unit, without the space around it."""
        return len(body.split()) if self.unit == "words" else len(body.strip())

    def said(self) -> str:
        """Return the limit in words."""
        span = f"{self.low} to {self.high}" if self.low else f"at most {self.high}"
        advised = f"; {self.advised[0]} to {self.advised[1]} read best" if self.advised else ""
        return f"{self.name} takes {span} {self.unit}{advised}"


LIMITS = {
    "email": Limit("an e-mail", 40, 170, advised=(75, 150)),
    "phone": Limit("what you say on the phone", 40, 170, advised=(75, 150)),
    "linkedin": Limit("a LinkedIn message", 0, 120),
    "linkedin_invitation": Limit("a LinkedIn invitation", 0, 300, unit="characters"),
}


def limit_of(channel: str) -> Limit:
    """Return the limit of a channel.

    Raises
    ------
    CheckError
        No message is written for this channel; the message lists those that are.
    """
    if channel not in LIMITS:
        raise CheckError(f"There is no limit for the channel '{channel}'. Channels: {', '.join(LIMITS)}.")
    return LIMITS[channel]


def length_finding(body: str, limit: Limit) -> Finding | None:
    """Return what is wrong with the length; None within the limits."""
    size = limit.size(body)
    if size > limit.high:
        over = size - limit.high
        return Finding(code="too_long", explanation=f"{size} {limit.unit}, {over} too many: {limit.said()}.")
    if size < limit.low:
        return Finding(
            code="too_short", explanation=f"{size} {limit.unit}, {limit.low - size} too few: {limit.said()}."
        )
    return None
