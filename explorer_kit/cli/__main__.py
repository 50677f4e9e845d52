"""``python -m explorer_kit.cli``: the same as ``explorer-kit``."""

from explorer_kit.cli import main

main()
