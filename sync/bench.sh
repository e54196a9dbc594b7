#!/usr/bin/env bash
# Sending beside `curl -T`, to a server of each kind over one poor link (50 kbit/s, 600 ms, 5 % loss), in one run:
#   sync/bench.sh [ftp|mastodon|s3|sftp|webdav]…
# The link is a proxy of this program's tests; network namespaces with tc netem are not needed. It takes about six minutes.
# Needs curl with SFTP and --aws-sigv4. Everything is made below $TMPDIR and removed again.
set -euo pipefail
cd "$(dirname "$0")/outbox"
kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(ftp mastodon s3 sftp webdav)
command -v curl >/dev/null || { echo "curl is missing" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go test -c -o "$work/outbox.test" .
echo "load at the beginning: $(cut -d' ' -f1-3 /proc/loadavg)"
for kind in "${kinds[@]}"; do # each has a link of its own
  "$work/outbox.test" -test.run '^$' -test.bench "^BenchmarkGoodput\$/^$kind\$" -test.benchtime 1x >"$work/$kind" 2>&1 &
done
wait
echo "| to | curl, B/s | sojourn, B/s | of curl, % | bill off, % | time off, % | all words of 12, s | first picture, s |"
echo "|---|---|---|---|---|---|---|---|"
for kind in "${kinds[@]}"; do
  awk -v kind="$kind" '/^BenchmarkGoodput/ { for (i = 5; i < NF; i += 2) v[$(i + 1)] = $i; seen = 1
    printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", kind, v["curl-B/s"], v["sojourn-B/s"], v["%-of-curl"], v["%-bill-off"], v["%-time-off"], v["s-to-words"], v["s-to-picture"] }
    END { if (!seen) { print "| " kind " | failed |"; exit 1 } }' "$work/$kind" || { cat "$work/$kind" >&2; failed=1; }
done
exit "${failed:-0}"
