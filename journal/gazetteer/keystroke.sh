#!/bin/sh
# How long a key takes while names in many scripts are typed into the search for places, in milliseconds:
# the middle one, the 99th of a hundred, the slowest; the same of each key's fastest time of all rounds,
# which other load on the machine does not spoil; and the slowest keys of those.
set -eu
cd "$(dirname "$0")"
go test -run '^$' -bench 'BenchmarkKeystroke$' -benchtime "${1:-10}x" -v . |
	awk '/ took / { sub(/.*go:[0-9]*: /, ""); print "  " $0 }
		/p99-ms/ { for (i = 2; i < NF; i++) v[$(i+1)] = $i
		printf "keys     p50 %.2f  p99 %.2f  max %.2f ms%s\n", v["p50-ms"], v["p99-ms"], v["max-ms"], (v["p99-ms"] > 5) ? "   over 5 ms" : ""
		printf "fastest  p50 %.2f  p99 %.2f  max %.2f ms\n", v["fastest-p50-ms"], v["fastest-p99-ms"], v["fastest-max-ms"] }'
