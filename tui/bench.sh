#!/usr/bin/env bash
# The interface, typed into in a pseudo-terminal that waits for the last byte of each frame:
#   tui/bench.sh [ENTRIES…]      (1000 10000 100000)
# Needs the maker of cards in $PHOTOS/make-trip (../shared/photos beside the repository), chafa, timg and vips. Journals are kept
# in $BENCH_DIR, else in $TMPDIR and removed again: 100,000 photos are imported in some minutes. $SIZES are those of the
# terminal (80x24 120x40 200x60). All pictures are in cells of 24-bit colour.
#
# Frames: a step is a row up, a page a screen of other photos; bytes are those of the frame in the middle, and all that followed it.
#   beside: the bytes that one tile to the side takes.
# Held: j held while a card of 1,000 is imported by another sojourn, then page down to the end of the longest journal, with the tiles as
#   small as can be: how long after a key its frame was there.
# Loupe: photos of 24 megapixels one after another, with what was kept of them at import, and with nothing kept; chafa and timg draw the
#   same file into as many cells.
set -euo pipefail
case "${1:-}" in -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; exit ;; esac
cd "$(dirname "$0")/.."
photos=${PHOTOS:-$PWD/../shared/photos}
sizes=${SIZES:-80x24 120x40 200x60}
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

# imports CARD JOURNAL takes a card into a journal where it was not before.
imports() {
  [ -d "$2" ] || "$work/sojourn" --journal "$2" import --quiet --link "$1" >/dev/null 2>&1 || [ $? -eq 3 ]
}

# trip CARD ENTRIES SEED makes a card where there was none.
trip() {
  [ -d "$1" ] || "$work/make-trip" -n "$2" -seed "$3" -size small -out "$1" "$photos"/large/*.jpg >/dev/null 2>&1
}

load() { echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"; }

load
echo "| entries | size | first screen, ms | a step, ms: p50 / p95 / p99 | bytes | a page, ms: p50 / p95 / p99 | bytes | beside, bytes | memory, MB |"
echo "|---|---|---|---|---|---|---|---|---|"
for entries in "$@"; do
  trip "$work/card-$entries" "$entries" 1
  imports "$work/card-$entries" "$work/journal-$entries"
  for size in $sizes; do
    printf '| %s ' "$entries"
    "$work/bench" frames "$work/sojourn" "$work/journal-$entries" "$size"
  done
done

load
echo "| size | import, s | j beside it, ms: p50 / p95 / p99 | most | keys | page down to the end, ms: p50 / p95 / p99 | most | keys | memory, MB |"
echo "|---|---|---|---|---|---|---|---|---|"
trip "$work/card-more" 1000 77
for size in $sizes; do
  rm -rf "$work/beside"
  cp -r "$work/journal-${!#}" "$work/beside"
  "$work/bench" held "$work/sojourn" "$work/beside" "$size" "$work/card-more"
done

for tool in chafa timg vips; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed: the loupe is not measured" >&2; exit 0; }
done
mkdir -p "$work/card-24"
for photo in "$photos"/large/*.jpg; do
  [ -e "$work/card-24/${photo##*/}" ] || vips thumbnail "$photo" "$work/card-24/${photo##*/}[Q=88]" 6000 --height 4000 --size force
done
imports "$work/card-24" "$work/journal-24"
for kept in "what was kept at import" "nothing kept"; do
  load
  echo "| $kept: photo | cells | seen, ms | all, ms | bytes | chafa, halves: ms | bytes | ours / its | chafa, quarters: ms | bytes | ours / its | timg: ms | bytes | ours / its |"
  echo "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
  for size in $sizes; do
    "$work/bench" loupe "$work/sojourn" "$work/journal-24" "$size" "$work/card-24"
  done
  rm -rf "$work/cache-of-nothing"
  export XDG_CACHE_HOME=$work/cache-of-nothing
done
