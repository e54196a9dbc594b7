#!/usr/bin/env bash
# The interface, typed into, beside a pseudo-terminal that waits for the last byte of each frame:
#   tui/bench.sh [ENTRIES…]      (1000 10000 100000)
# A step is a key on the sheet, a page a screen of other photos; both with pictures in cells of 24-bit colour. Needs the maker
# of cards in $PHOTOS/make-trip (../shared/photos beside the repository). Journals are kept in $BENCH_DIR, else in $TMPDIR
# and removed again: 100,000 photos are imported in about a minute.
set -euo pipefail
cd "$(dirname "$0")/.."
photos=${PHOTOS:-$PWD/../shared/photos}
[ $# -gt 0 ] || set -- 1000 10000 100000
if [ -n "${BENCH_DIR:-}" ]; then
  mkdir -p "$BENCH_DIR"
  work=$(realpath "$BENCH_DIR")
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
go build -o "$work/sojourn" ./cmd/sojourn
go build -o "$work/bench" ./tui/bench
(cd "$photos/make-trip" && go build -o "$work/make-trip" .)
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config # not before: builds are cached there
echo "load at the beginning: $(cut -d' ' -f1-3 /proc/loadavg)"
echo "| entries | size | first screen, ms | a step, ms: p50 / p95 / p99 | bytes | a page, ms: p50 / p95 / p99 | bytes | held: longest gap, ms | memory, MB |"
echo "|---|---|---|---|---|---|---|---|---|"
for entries in "$@"; do
  journal=$work/journal-$entries
  if [ ! -d "$journal" ]; then
    "$work/make-trip" -n "$entries" -size small -out "$work/card-$entries" "$photos"/large/*.jpg >/dev/null 2>&1
    "$work/sojourn" --journal "$journal" import --quiet --link "$work/card-$entries" >/dev/null 2>&1 || [ $? -eq 3 ]
  fi
  for size in 80x24 120x40 200x60; do
    printf '| %s ' "$entries"
    "$work/bench" "$work/sojourn" "$journal" "$size"
  done
done
