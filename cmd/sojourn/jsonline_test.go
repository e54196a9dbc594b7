package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
)

func TestALineOfJSONHasNothingThatATerminalObeys(t *testing.T) {
	for name, text := range map[string]string{
		"an escape sequence":         "\x1b[31mred",
		"C1 controls":                "\u009b31m \u0085 \u009d0;title\u009c",
		"delete":                     "a\x7fb",
		"overrides of direction":     "\u202egnp.exe\u202c \u2066x\u2069",
		"line separators":            "a\u2028b\u2029c",
		"beyond the basic plane":     "\U000E0001\U000F0000",
		"Korean, Arabic, an emoji":   "평양 عربي 🚎 <b>&",
		"bytes that are not UTF-8":   "a\xff\xfeb",
		"line breaks and tabs":       "one\ntwo\tthree\r",
		"a private use and a marker": "\ue000 \ufeff",
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := printJSON(&b, failure{Path: text, Problem: "x"}); err != nil {
				t.Fatal(err)
			}
			line := b.String()
			if strings.Count(line, "\n") != 1 || journal.Visible(strings.TrimSuffix(line, "\n")) != strings.TrimSuffix(line, "\n") {
				t.Errorf("not one line that can be shown: %q", line)
			}
			var back failure
			if err := json.Unmarshal(b.Bytes(), &back); err != nil {
				t.Fatal(err)
			}
			if want := strings.NewReplacer("\xff", "\uFFFD", "\xfe", "\uFFFD").Replace(text); back.Path != want {
				t.Errorf("read back as %q, want %q", back.Path, want)
			}
		})
	}
}

// TestNamesInJSON pins what scripts rely on.
func TestNamesInJSON(t *testing.T) {
	lat := 1.5
	entry := newEntryJSON(journal.Entry{
		Place:      &journal.Place{Point: &journal.Point{Lat: lat, Lon: lat}, Alt: &lat, Accuracy: 3},
		Photos:     []journal.Photo{{}},
		Deliveries: []journal.Delivery{{}},
	})
	for name, tc := range map[string]struct {
		value any
		names string
	}{
		"entry": {entry, "id cameraTime takenAt takenAtSource zone caption alt headline keywords " +
			"byline credit copyright instructions people language rating trip place shown noGo,omitempty photos deliveries"},
		"place":           {*entry.Place, "lat lon alt source accuracy name city region country countryCode"},
		"photo":           {entry.Photos[0], "name sha256 bytes mime width height orientation make model serial direction problem"},
		"delivery":        {entry.Deliveries[0], "destination state reason url deliveredAt onward,omitempty"},
		"summary":         {summary{}, "summary"},
		"sent":            {sentJSON{}, "entry destination state reason url bytes attempts markedAt notBefore nextTry deliveredAt"},
		"sync summary":    {syncSummary{}, "delivered withdrawn failed waiting bytes wireBytes cost currency seconds offline"},
		"bill":            {billJSON{}, "entry destination title pictures bytes follows wireBytes seconds edit look withdraw note stays"},
		"receipt":         {receiptJSON{}, "entry destination dispatch remoteId url at sha256 partial withdrawnAt onward"},
		"finding":         {findingJSON{}, "kind entry path problem hint"},
		"destination":     {destinationJSON{}, "name kind default auto settings place rendition secretIn limits"},
		"version":         {versionJSON{}, "entry number field text replacedAt"},
		"undone":          {undoneJSON{}, "undone entries kept"},
		"act":             {actJSON{}, "act at entries"},
		"onward":          {onwardJSON{}, "to remoteId url at partial"},
		"read":            {readJSON{}, "entry dispatch to remoteId url at partial new"},
		"read summary":    {readSummary{}, "read new foreign failed"},
		"parcel":          {parcelJSON{}, "entry dispatch title pictures bytes frozenAt withdrawn signer signerKnown urls"},
		"carried":         {carriedJSON{}, "entry dispatch destination state before reason url at"},
		"carried summary": {carriedSummary{}, "delivered before withdrawn failed waiting bytes seconds offline receipts"},
		"copy summary":    {copySummary{}, "journalBytes copied kept linked failed originalBytes doubted seconds"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range reflect.VisibleFields(reflect.TypeOf(tc.value)) {
				if !f.Anonymous { // its own fields are seen
					got = append(got, f.Tag.Get("json"))
				}
			}
			if strings.Join(got, " ") != tc.names {
				t.Errorf("%s, want %s", strings.Join(got, " "), tc.names)
			}
		})
	}
}

func TestWhatIsUnknownIsNull(t *testing.T) {
	var b bytes.Buffer
	if err := printJSON(&b, newEntryJSON(journal.Entry{ID: "0123456789", Place: &journal.Place{Name: "평양역"}})); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"0123456789","cameraTime":null,"takenAt":null,"takenAtSource":"","zone":"","caption":"","alt":"",` +
		`"headline":"","keywords":[],"byline":"","credit":"","copyright":"","instructions":"","people":[],"language":"","rating":0,"trip":"","place":{"lat":null,"lon":null,"alt":null,"source":"",` +
		`"accuracy":null,"name":"평양역","city":"","region":"","country":"","countryCode":""},"shown":null,"photos":[],"deliveries":[]}`
	if got := strings.TrimSpace(b.String()); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if instant(time.Time{}) != nil {
		t.Error("no time is not null")
	}
}
