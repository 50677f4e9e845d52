#!/bin/sh
# Build .venv with exactly what requirements.lock names, and the package itself in it. Run by `make setup`.
#
#   PYTHON=python3.13 make setup      use another Python
#   INSTALLER=pip make setup          do without uv (slower; also what happens by itself when uv fails)
set -eu
cd "$(dirname "$0")/.."

LOCK=requirements.lock
PYTHON=${PYTHON:-python3}
INSTALLER=${INSTALLER:-uv}
NEW_ENOUGH='import sys; sys.exit(sys.version_info < (3, 11))'

fail() { printf 'make setup: %s\n' "$1" >&2; exit 1; }

create_environment() {
    command -v "$PYTHON" >/dev/null 2>&1 ||
        fail "there is no '$PYTHON' here. Install Python 3.11 or newer, or name one: PYTHON=/path/to/python make setup"
    "$PYTHON" -c "$NEW_ENOUGH" ||
        fail "$("$PYTHON" -V 2>&1) is too old: 3.11 or newer is needed. Name another: PYTHON=python3.12 make setup"
    "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "'$PYTHON' cannot make environments. On Debian and Ubuntu: apt-get install python3-venv"
    rm -rf .venv
    "$PYTHON" -m venv .venv
}

# uv reads none of pip's settings; a certificate bundle set for pip is needed by uv as well.
use_certificates_of_pip() {
    [ -z "${SSL_CERT_FILE:-}" ] || return 0
    certificate=${PIP_CERT:-$(.venv/bin/python -m pip config get global.cert 2>/dev/null || true)}
    [ -z "$certificate" ] || export SSL_CERT_FILE="$certificate"
}

# uv is installed from the lock too, so that its hash is checked like every other.
install_uv() {
    [ ! -x .venv/bin/uv ] || return 0
    awk '/^uv==/ {on = 1} on {print} on && !/\\$/ {exit}' "$LOCK" >.venv/uv.lock
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.lock
}

install_with_uv() {
    install_uv && use_certificates_of_pip &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes --no-deps --compile-bytecode -r "$LOCK" &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --offline --editable .
}

install_with_pip() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r "$LOCK" &&
        .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
}

{ [ -x .venv/bin/python ] && .venv/bin/python -c "$NEW_ENOUGH" 2>/dev/null; } || create_environment

if [ "$INSTALLER" = pip ]; then
    install_with_pip || fail "the packages could not be installed; see above"
elif ! install_with_uv; then
    echo "make setup: uv could not install the packages; trying pip, which takes a minute or two" >&2
    install_with_pip || fail "the packages could not be installed with uv or with pip; see above"
fi

.venv/bin/python -m compileall -q explorer_kit
touch .venv/.installed
