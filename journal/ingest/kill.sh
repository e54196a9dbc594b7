#!/usr/bin/env bash
# Kills imports of the real binary at random moments, and looks at what is left after one more:
#   journal/ingest/kill.sh [KILLS] [PHOTOS]      (300 kills of an import of 400 photos)
# A journal is begun anew after ten kills, so that they hit the first photos and the last ones. Needs jq and
# the maker of cards in $PHOTOS/make-trip (../shared/photos beside the repository).
set -euo pipefail
cd "$(dirname "$0")/../.."
kills=${1:-300} n=${2:-400} each=10
photos=${PHOTOS:-$PWD/../shared/photos}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/sojourn" ./cmd/sojourn
(cd "$photos/make-trip" && go build -o "$work/make-trip" .)
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config # not before: builds are cached there
"$work/make-trip" -n "$n" -size small -out "$work/card" "$photos"/large/*.jpg >/dev/null
wanted=$(find "$work/card" -type f -iname '*.jp*g' -exec sha256sum {} + | cut -d' ' -f1 | sort -u | wc -l)

began=$(date +%s%N)
"$work/sojourn" --journal "$work/whole" import "$work/card" --quiet
took=$((($(date +%s%N) - began) / 1000)) # microseconds
done=0 during=0 trips=0
while [ $done -lt "$kills" ]; do
  rm -rf "$work/journal"
  for _ in $(seq $each); do
    "$work/sojourn" --journal "$work/journal" import "$work/card" --quiet &
    pid=$!
    sleep "$(awk -v r=$RANDOM -v t="$took" 'BEGIN { printf "%.4f", r / 32768 * t / 1e6 }')"
    kill -9 $pid 2>/dev/null && during=$((during + 1))
    wait $pid 2>/dev/null || true
    done=$((done + 1))
  done
  "$work/sojourn" --journal "$work/journal" import "$work/card" --quiet
  entries=$("$work/sojourn" --journal "$work/journal" list --json | jq -r '.photos[0].sha256' | sort)
  [ "$(echo "$entries" | uniq -d | wc -l)" = 0 ] || { echo "a photo is there twice"; exit 1; }
  [ "$(echo "$entries" | wc -l)" = "$wanted" ] || { echo "$(echo "$entries" | wc -l) entries of $wanted photos"; exit 1; }
  "$work/sojourn" --journal "$work/journal" check --deep --quiet || { echo "check --deep found something"; exit 1; }
  [ -z "$(find "$work/journal/originals/.incoming" -type f 2>/dev/null)" ] || { echo "a copy was left behind"; exit 1; }
  files=$(find "$work/journal/originals" -type f | wc -l)
  [ "$files" = "$wanted" ] || { echo "$files originals of $wanted photos"; exit 1; }
  trips=$((trips + 1))
done
printf '| kills | of them during an import | journals | photos in each | lost | twice | damaged |\n|---|---|---|---|---|---|---|\n'
printf '| %d | %d | %d | %d | 0 | 0 | 0 |\n' $done $during $trips "$wanted"
