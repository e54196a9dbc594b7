package keys_test

import (
	"testing"

	"sojourn/tui/keys"
)

func TestTheKeysOfAListStayInIt(t *testing.T) {
	move := keys.Default().Move
	for _, tc := range []struct {
		name           string
		at, rows, want int
	}{
		{"j", 0, 3, 1},
		{"down", 2, 3, 2},
		{"k", 2, 3, 1},
		{"up", 0, 3, 0},
		{"G", 0, 3, 2},
		{"g", 2, 3, 0},
		{"x", 1, 3, 1},
		{"j", 0, 0, 0},
		{"G", 0, 0, 0},
	} {
		press, ok := keys.Press(tc.name)
		if got := move.Row(press, tc.at, tc.rows); !ok || got != tc.want {
			t.Errorf("%s in row %d of %d leads to %d", tc.name, tc.at, tc.rows, got)
		}
	}
}
