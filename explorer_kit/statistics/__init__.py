"""Pure functions on numbers: numpy in, numpy out; every one names its formula and its source.

Nothing here knows of a journal, so that each can be checked against a published worked example.
"""

from explorer_kit.statistics.intervals import wilson_interval

__all__ = ["wilson_interval"]
