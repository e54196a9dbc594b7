#!/usr/bin/env bash
# Import beside the tools that it is measured by, on cards that are made for it, in one run:
#   journal/ingest/bench.sh [-c] [small:N | large:N]…      (small:1000 small:10000 large:1000)
# -c: also cold, with the page cache dropped before each (needs root).
# Needs exiftool, vipsthumbnail, GNU time, jq, and the maker of cards in $PHOTOS/make-trip
# (../shared/photos beside the repository). Everything is made below $TMPDIR and removed again.
set -euo pipefail
cd "$(dirname "$0")/../.."
photos=${PHOTOS:-$PWD/../shared/photos}
rounds=${ROUNDS:-3}
states=(warm)
if [ "${1:-}" = -c ]; then states+=(cold); shift; fi
cards=("$@")
[ ${#cards[@]} -gt 0 ] || cards=(small:1000 small:10000 large:1000)
for tool in exiftool vipsthumbnail sha256sum jq; do command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }; done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/sojourn" ./cmd/sojourn
(cd "$photos/make-trip" && go build -o "$work/make-trip" .)
go test -c -o "$work/exif.test" ./journal/exif
go test -c -o "$work/rendition.test" ./journal/rendition
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config # not before: builds are cached there

settle() { # state: what one measures the other must not pay for
  sync
  if [ "$1" = cold ]; then echo 3 >/proc/sys/vm/drop_caches; else find "$card" -type f -exec cat {} + >/dev/null; fi
}
measure() { # name state command…: the best of the rounds, in seconds, and the most memory in MB
  local name=$1 state=$2 best='' most=0; shift 2
  settle "$state"
  /usr/bin/time -o "$work/time" -f '%e %M' "$@" >"$work/out" 2>"$work/err" || { local code=$?; [ $code -eq 3 ] || { echo "$name: exit code $code" >&2; cat "$work/err" >&2; exit 1; }; }
  read -r best most < <(tail -1 "$work/time")
  echo "$best" >>"$work/$card_name-$state-$name"
  echo "$((most / 1024))" >>"$work/$card_name-$state-$name.memory"
}
best() { sort -n "$work/$card_name-$1-$2" | head -1; }
memory() { sort -n "$work/$card_name-$1-$2.memory" | tail -1; }
row() { # what figure value
  printf '| %-10s | %-4s | %-42s | %-12s | %s |\n' "$card_name" "$state" "$1" "$2" "$3"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f (%.2f s / %.2f s)", a / b, a, b }'; }

# Each goes into a new folder, and nothing is removed before the last: ext4 looks long for a place
# for new files where many were just removed.
copy_and_sync() { cp -r "$card" "$1"; find "$1" -type f -exec sync {} +; }
export -f copy_and_sync
export work card

printf '| card | state | what | figure | measured |\n|---|---|---|---|---|\n'
for kind in "${cards[@]}"; do
  card_name=${kind/:/-} card=$work/card-${kind/:/-}
  "$work/make-trip" -n "${kind#*:}" -size "${kind%:*}" -out "$card" "$photos"/large/*.jpg >/dev/null 2>&1
  files=$(find "$card" -type f -iname '*.jp*g' | wc -l)
  for state in "${states[@]}"; do
    for round in $(seq "$rounds"); do
      at=$work/made/$card_name-$state-$round
      mkdir -p "$at"
      measure copy "$state" bash -c 'copy_and_sync "$0"' "$at/copy"
      measure import "$state" "$work/sojourn" --journal "$at/journal" import "$card" --json
      measure again "$state" "$work/sojourn" --journal "$at/journal" import "$card" --json
      jq -e 'select(.summary) | .summary.imported == 0' "$work/out" >/dev/null || { echo "the known card added entries" >&2; exit 1; }
      measure hash "$state" bash -c 'find "$card" -type f -print0 | xargs -0 -P2 -n 64 sha256sum'
      measure link "$state" "$work/sojourn" --journal "$at/linked" import "$card" --link --json
    done
    row "import / cp -r, sync of each file" "<= 1.2" "$(ratio "$(best "$state" import)" "$(best "$state" copy)")"
    row "import, memory in MB" "<= 150" "$(memory "$state" import)"
    bound=1; [ "${kind%:*}" = small ] || bound=0.5
    row "import --link / sha256sum, two at once" "<= $bound" "$(ratio "$(best "$state" link)" "$(best "$state" hash)")"
    row "the known card again / import --link" "<= 1" "$(ratio "$(best "$state" again)" "$(best "$state" link)")"
  done
  state=warm
  find "$card" -type f -iname '*.jp*g' >"$work/all"
  head -1000 "$work/all" >"$work/list"
  count=$(wc -l <"$work/list")
  settle warm
  measure exiftool warm exiftool -json -fast2 -n -@ "$work/list"
  facts=$(SOJOURN_BENCH_LIST=$work/list "$work/exif.test" -test.run '^$' -test.bench '^BenchmarkList$' -test.benchtime 3x |
    awk '{ for (i = 1; i < NF; i++) if ($(i + 1) == "files/s") print $i }')
  row "metadata, files/s / exiftool -fast2" ">= 40" "$(awk -v a="$facts" -v n="$count" -v s="$(best warm exiftool)" 'BEGIN { printf "%.0f (%.0f / %.0f)", a * s / n, a, n / s }')"
  head -200 "$work/list" >"$work/some"
  mkdir -p "$work/thumbs"
  # shellcheck disable=SC2046
  measure vips warm vipsthumbnail -s 320 -o "$work/thumbs/%s.jpg" $(cat "$work/some")
  thumbs=$(SOJOURN_BENCH_LIST=$work/some "$work/rendition.test" -test.run '^$' -test.bench '^BenchmarkList$' -test.benchtime 1x |
    awk '{ for (i = 1; i < NF; i++) if ($(i + 1) == "pictures/s") print $i }')
  row "thumbnails of 320 px, time / vipsthumbnail" "< 1" "$(awk -v a="$thumbs" -v n="$(wc -l <"$work/some")" -v s="$(best warm vips)" 'BEGIN { printf "%.2f (%.0f/s, %.0f/s)", n / s / a, a, n / s }')"
  rm -rf "$card" "$work/thumbs" "$work/made"
done
