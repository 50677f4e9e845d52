"""``python -m explorer_kit.sample [FOLDER] [--seed N]``: write the sample's exports again."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer_kit.sample import DEFAULT_SEED, simulate, write_exports

_COMMITTED = Path(__file__).resolve().parents[2] / "data" / "sample"


def main() -> None:
    """Write a season's exports into a folder; without arguments, into ``data/sample`` of the checkout."""
    parser = argparse.ArgumentParser(prog="python -m explorer_kit.sample", description=main.__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=_COMMITTED)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--contacts", type=int, default=120)
    parser.add_argument("--requests", type=int, default=80)
    options = parser.parse_args()
    season = simulate(options.seed, contacts=options.contacts, requests=options.requests)
    write_exports(season, options.folder)


if __name__ == "__main__":
    main()
