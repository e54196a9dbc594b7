package iptc_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/iptc"
)

// values are the texts of a record by number of their dataset.
func values(t *testing.T, record []byte) map[byte][]string {
	t.Helper()
	all := map[byte][]string{}
	for len(record) > 0 {
		if len(record) < 5 || record[0] != 0x1c {
			t.Fatalf("there is no dataset at %q", record)
		}
		n := int(record[3])<<8 | int(record[4])
		if record[1] == 2 {
			all[record[2]] = append(all[record[2]], string(record[5:5+n]))
		}
		record = record[5+n:]
	}
	return all
}

// TestWordsAreCutBetweenCharacters: a byte limit of IIM never splits one, and what was cut is named.
func TestWordsAreCutBetweenCharacters(t *testing.T) {
	m := journal.Message{
		Headline: strings.Repeat("평양", 50), Caption: strings.Repeat("é", 1001), Keywords: []string{"short", strings.Repeat("긴", 30)},
		Credits: journal.Credits{Byline: "Kim", Credit: strings.Repeat("a", 32), Instructions: "first\nsecond"},
	}
	got := values(t, iptc.Record(m))
	for number, limit := range map[byte]int{105: 256, 120: 2000, 25: 64, 80: 32, 110: 32} {
		for _, text := range got[number] {
			if len(text) > limit || !utf8.ValidString(text) {
				t.Errorf("2:%d has %d bytes: %q", number, len(text), text)
			}
		}
	}
	if want := []string{"short", strings.Repeat("긴", 21)}; !slices.Equal(got[25], want) {
		t.Errorf("keywords %q", got[25])
	}
	if got[40][0] != "first\nsecond" {
		t.Errorf("instructions %q", got[40])
	}
	if want := []string{"keyword " + strings.Repeat("긴", 30), "headline", "caption"}; !slices.Equal(iptc.Cuts(m), want) {
		t.Errorf("cut: %q", iptc.Cuts(m))
	}
}

// TestARecordStaysInOneSegment: however long the words are.
func TestARecordStaysInOneSegment(t *testing.T) {
	var many []string
	for range 5000 {
		many = append(many, strings.Repeat("k", 100))
	}
	record := iptc.Record(journal.Message{Caption: strings.Repeat("c", 100_000), Keywords: many})
	if len(record) > 65_000 || !bytes.HasPrefix(record, []byte("\x1c\x01\x5a\x00\x03\x1b%G")) {
		t.Errorf("%d bytes, %q", len(record), record[:8])
	}
}

// TestACountryHasThreeLetters as IIM wants them.
func TestACountryHasThreeLetters(t *testing.T) {
	for code, want := range map[string][]string{"KP": {"PRK"}, "": nil, "ZZ": nil, "평": nil} {
		if got := values(t, iptc.Record(journal.Message{Place: &journal.Place{CountryCode: code}}))[100]; !slices.Equal(got, want) {
			t.Errorf("%s: %q", code, got)
		}
	}
}
