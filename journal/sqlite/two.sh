#!/usr/bin/env bash
# Two of the real program on one journal, and many stores in one process under the race detector,
# both importing, captioning, marking and sending:
#   journal/sqlite/two.sh [DURATION]      (1m)
set -euo pipefail
cd "$(dirname "$0")/../.."
go test -count=1 -v -run TestTwoSojournsOnOneJournal ./cmd/sojourn -together "${1:-1m}"
go test -count=1 -race -run 'TestTwoStoresOnOneJournal|TestTwoProcessesOnOneJournal|TestManyMakeOneJournal' ./journal/sqlite
