package journal_test

import (
	"testing"

	"sojourn/journal"
)

func TestAnIDIsTenCharactersInItsSpelling(t *testing.T) {
	if id := journal.NewID(); !id.Valid() {
		t.Errorf("a new one is not: %s", id)
	}
	for _, id := range []journal.ID{"", "1", "012345678", "01234567890", "012345678o", "012345678O", "012345678U", "01234567 9", "사진"} {
		if id.Valid() {
			t.Errorf("%q is one", id)
		}
	}
}
