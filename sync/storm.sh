#!/usr/bin/env bash
# Sends, edits and takes back at each kind of place with the real program, which is killed, whose link fails in every
# way, which sleeps, and which another one runs beside; then reads place and journal, each for itself:
#   sync/storm.sh [ROUNDS] [PLACE]      (1000 rounds at each place, or at PLACE alone, like sftp)
# SEED=… brings back what was decided, though not to the millisecond.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-1000} place=${2:-} seed=${SEED:-0}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
nice -n 5 go test -count=1 -v -timeout 24h -parallel 4 -run 'TestStorm$' ./cmd/sojourn \
  -storm "$rounds" -storm-to "$place" -storm-seed "$seed" >"$log" || code=$?
grep -m1 -A1 '| place' "$log" | sed 's/^ *//' || true
grep -E '^ *\|' "$log" | grep -v -e '| place' -e '|---' | sed 's/^ *//' | sort || true
[ $code = 0 ] || grep -v -e '^=== ' -e '^ *|' "$log"
exit $code
