#!/bin/sh
# How long `sojourn track match` takes, the whole verb, for 100,000 photos beside a track of 1,000,000 fixes: dry, which
# reads all, and for good. The journal is made once, in the folder of the first argument, and kept.
set -eu
cd "$(dirname "$0")"
SOJOURN_BENCH_DIR=${1:?"usage: trackmatch.sh DIR [TIMES]"} \
	go test -run '^$' -bench 'BenchmarkTrackMatch$' -benchtime "${2:-3}x" -timeout 30m . |
	awk '/ns\/op/ { sub("BenchmarkTrackMatch/", "", $1); sub("-[0-9]*$", "", $1)
		printf "%7.2f s  %s%s\n", $3 / 1e9, $1, ($3 > 2e9) ? "   over 2 s" : "" }'
