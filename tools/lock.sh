#!/bin/sh
# Resolve pyproject.toml into requirements.lock: names, versions and hashes for every Python from 3.11 on and every
# system; no address of a registry, so that each machine uses its own. Versions locked already stay unless asked:
# `make lock ARGS=--upgrade`.
set -eu
cd "$(dirname "$0")/.."
LOCK=requirements.lock

.venv/bin/uv pip compile --quiet --universal --generate-hashes --group dev \
    --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
    "$@" --output-file "$LOCK" pyproject.toml
{
    echo '# Every package that `make setup` installs: name, version, hashes. Written by `make lock`; not edited by hand.'
    cat "$LOCK"
} >"$LOCK.new"
mv "$LOCK.new" "$LOCK"
