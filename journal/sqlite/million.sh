#!/bin/sh
# How long a page of results takes in a journal of a million entries, by kind of term: the middle and
# the 99th of a hundred, or of as many as the third argument says. The journal is made once, in the
# folder of the first argument, and kept.
set -eu
cd "$(dirname "$0")"
SOJOURN_BENCH_DIR=${1:?"usage: million.sh DIR [ENTRIES [TIMES]]"} SOJOURN_BENCH_ENTRIES=${2:-1000000} \
	go test -run '^$' -bench 'BenchmarkPage$' -benchtime ${3:-100}x -timeout 60m . |
	awk '/p50-ms/ { for (i = 2; i < NF; i++) { if ($(i+1) == "p50-ms") a = $i; if ($(i+1) == "p99-ms") z = $i }
		fflush(); sub("BenchmarkPage/", "", $1); printf "%9.1f %9.1f  %s%s\n", a, z, $1, (z > 10) ? "   over 10 ms" : "" }'
