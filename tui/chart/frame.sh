#!/bin/sh
# How long a frame of the map takes while it is panned, in milliseconds: the middle one, the 95th and the 99th of a
# hundred, by entries, size and zoom.
set -eu
cd "$(dirname "$0")"
go test -run '^$' -bench 'BenchmarkFrame$' -benchtime "${1:-300}x" -timeout 30m . |
	awk '/p50-ms/ { for (i = 2; i < NF; i++) v[$(i+1)] = $i
		sub("BenchmarkFrame/", "", $1); sub("-[0-9]*$", "", $1); fflush()
		printf "p50 %6.2f  p95 %6.2f  p99 %6.2f  %s%s\n", v["p50-ms"], v["p95-ms"], v["p99-ms"], $1, (v["p99-ms"] > 16) ? "   over 16 ms" : "" }'
