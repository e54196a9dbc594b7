package lack_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/lack"
)

func TestWhatAMarkedEntryLacks(t *testing.T) {
	social := journal.Destination{Name: "social", Limits: journal.Limits{Text: 20, Alt: 5}}
	pixels := journal.Destination{Name: "pixels", Limits: journal.Limits{NeedsPicture: true}}
	photo := []journal.Photo{{Width: 3, Height: 2}}
	to := func(name string, s journal.State) []journal.Delivery {
		return []journal.Delivery{{Destination: name, State: s, Reason: "their reason"}}
	}
	place := &journal.Place{City: "평양"}
	for name, tc := range map[string]struct {
		entry journal.Entry
		want  []string // kind@destination, with ! where it blocks
	}{
		"nothing where it is not marked":    {journal.Entry{Photos: photo}, nil},
		"nothing where it has arrived":      {journal.Entry{Photos: photo, Deliveries: to("social", journal.StateDelivered)}, nil},
		"all of it":                         {journal.Entry{Photos: photo, Deliveries: to("social", journal.StateMarked)}, []string{"caption@", "alt@", "place@"}},
		"only spaces are no caption":        {journal.Entry{Caption: " \n", Place: place, Deliveries: to("social", journal.StateMarked)}, []string{"caption@"}},
		"a note needs no alt text":          {journal.Entry{Caption: "말", Place: place, Deliveries: to("social", journal.StateReady)}, nil},
		"a text that is too long":           {journal.Entry{Caption: strings.Repeat("김", 21), Place: place, Deliveries: to("social", journal.StateMarked)}, []string{"text@social!"}},
		"a code that nobody knows":          {journal.Entry{Caption: "=kis= 말", Place: place, Deliveries: to("social", journal.StateMarked)}, []string{"blank@social!"}},
		"an alt text that is too long":      {journal.Entry{Caption: "말", Alt: "여섯 글자임", Photos: photo, Place: place, Deliveries: to("social", journal.StateMarked)}, []string{"alt-text@social!"}},
		"words where a picture is wanted":   {journal.Entry{Caption: "말", Place: place, Deliveries: to("pixels", journal.StateMarked)}, []string{"picture@pixels!"}},
		"what a destination said":           {journal.Entry{Caption: "말", Place: place, Deliveries: to("social", journal.StateNeedsYou)}, []string{"told@social!"}},
		"a destination that is not there":   {journal.Entry{Caption: "말", Place: place, Deliveries: to("gone", journal.StateMarked)}, nil},
		"what blocks comes before the rest": {journal.Entry{Caption: strings.Repeat("가", 30), Deliveries: to("social", journal.StateMarked)}, []string{"text@social!", "place@"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, l := range lack.Of(tc.entry, []journal.Destination{social, pixels}, journal.NewCodes('=')) {
				text := string(l.Kind) + "@" + l.Destination
				if l.Blocks {
					text += "!"
				}
				if l.Text == "" {
					t.Errorf("%s has no words", text)
				}
				got = append(got, text)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
