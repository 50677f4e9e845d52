"""A sample to see every chart on before one's own data are in: a seeker's season, invented and seeded.

``simulate`` draws a season from known parameters, ``write_exports`` writes it as the raw exports that people
bring (a tracker, a folder of notes), and the importers load those like anybody's. As the truth is known, the
same simulator checks the importers, the derivation and the estimators::

    from explorer_kit.sample import simulate

    seasons = [simulate(seed) for seed in range(300)]

``python -m explorer_kit.sample`` writes ``data/sample`` again.
"""

from explorer_kit.sample.counts import season_counts
from explorer_kit.sample.exports import write_exports
from explorer_kit.sample.folder import sample_folder
from explorer_kit.sample.model import NamedSkill, Owner, OwnLevels, Person, Reply, Request, Season, Talk
from explorer_kit.sample.season import DEFAULT_SEED, simulate
from explorer_kit.sample.truth import Truth

__all__ = [
    "DEFAULT_SEED",
    "NamedSkill",
    "OwnLevels",
    "Owner",
    "Person",
    "Reply",
    "Request",
    "Season",
    "Talk",
    "Truth",
    "sample_folder",
    "season_counts",
    "simulate",
    "write_exports",
]
