#!/usr/bin/env bash
# The memory of a real kitty, drawn without a card, while the loupe goes through a journal picture by picture:
#   tui/bench/kitty.sh [STEPS…]      (0 100 500 1000)
# kitty's own share is what it has at 0 steps; what it keeps of pictures is bounded by what it is told to forget. Needs xvfb,
# kitty, xdotool, and the maker of cards in $PHOTOS/make-trip (../shared/photos beside the repository).
set -euo pipefail
cd "$(dirname "$0")/../.."
photos=${PHOTOS:-$PWD/../shared/photos}
[ $# -gt 0 ] || set -- 0 100 500 1000
work=$(mktemp -d)
trap 'kill "${terminal:-}" "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

go build -o "$work/sojourn" ./cmd/sojourn
(cd "$photos/make-trip" && go build -o "$work/make-trip" .)
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config # not before: builds are cached there
"$work/make-trip" -n 1200 -size small -out "$work/card" "$photos"/large/*.jpg >/dev/null 2>&1
"$work/sojourn" --journal "$work/journal" import --quiet --link "$work/card" >/dev/null 2>&1 || [ $? -eq 3 ]

Xvfb -displayfd 3 -screen 0 1200x800x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
server=$!
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY LIBGL_ALWAYS_SOFTWARE=1
kitty --config=NONE --listen-on="unix:$work/kitty" -o allow_remote_control=socket-only -o remember_window_size=no \
  -o initial_window_width=1200 -o initial_window_height=800 -o update_check_interval=0 \
  "$work/sojourn" --journal "$work/journal" 2>/dev/null &
terminal=$!

# shows waits until kitty's screen has the words; numbers are read without their commas.
shows() {
  for _ in $(seq 600); do
    kitty @ --to "unix:$work/kitty" get-text 2>/dev/null | tr -d , | grep -q -- "$1" && return
    sleep 0.1
  done
  echo "kitty never showed $1" >&2
  exit 1
}
resident() { awk "/^$1:/ { print int(\$2 / 1024) }" "/proc/$terminal/status"; }
program() { awk '/^VmRSS:/ { print int($2 / 1024) }' "/proc/$(pgrep -P "$terminal" sojourn)/status"; }

shows SHEET
xdotool key g
shows ' 1 of 1200'
xdotool key Return
shows LOUPE
echo "| steps | kitty, MB | its peak, MB | sojourn, MB |"
echo "|---|---|---|---|"
step=0
for until in "$@"; do
  while [ "$step" -lt "$until" ]; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      xdotool key l
      sleep 0.2 # so that its picture is handed over, and is not skipped
    done
    step=$((step + 10))
    shows " $((step + 1)) of 1200"
  done
  sleep 1
  echo "| $until | $(resident VmRSS) | $(resident VmHWM) | $(program) |"
done
