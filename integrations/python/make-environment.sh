#!/usr/bin/env bash
# Makes the Python environment of the tests in an empty or new folder:
#   integrations/python/make-environment.sh DIR && export PAYERSCOPE_PYTHON=DIR/bin/python
# PYTHON names another interpreter than python3 (3.10 or newer).
set -euo pipefail

directory=${1:?Name the folder for the environment: make-environment.sh DIR}
requirements=$(dirname "${BASH_SOURCE[0]}")/requirements.txt
base=${PYTHON:-python3}

if ! "$base" -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
    echo "The interpreter $base is missing or older than Python 3.10; name another one in PYTHON." >&2
    exit 5
fi

"$base" -m venv "$directory"
# The list is whole: nothing is resolved, so nothing can be newer than what was tested.
"$directory/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps --no-compile \
    --requirement "$requirements"
"$directory/bin/python" -m pip check --disable-pip-version-check
