package main

import (
	"time"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// entryJSON is an entry as `list --json` and `show --json` print it. Its names are a promise.
type entryJSON struct {
	jsonline.Entry
	NoGo       string           `json:"noGo,omitempty"` // not in exports: it follows from the areas of a journal
	Photos     []jsonline.Photo `json:"photos"`
	Deliveries []deliveryJSON   `json:"deliveries"`
}

type deliveryJSON struct {
	Destination string        `json:"destination"`
	State       journal.State `json:"state"`
	Reason      string        `json:"reason"`
	URL         string        `json:"url"`
	DeliveredAt *string       `json:"deliveredAt"`
	Onward      []onwardJSON  `json:"onward,omitempty"` // of `show`: where it went from a bundle
}

func newEntryJSON(e journal.Entry) entryJSON {
	out := entryJSON{Entry: jsonline.NewEntry(e), NoGo: e.NoGo, Photos: []jsonline.Photo{}, Deliveries: []deliveryJSON{}}
	for _, p := range e.Photos {
		out.Photos = append(out.Photos, jsonline.NewPhoto(p))
	}
	for _, d := range e.Deliveries {
		out.Deliveries = append(out.Deliveries, deliveryJSON{
			Destination: d.Destination, State: d.State, Reason: d.Reason, URL: d.URL,
			DeliveredAt: instant(d.DeliveredAt),
		})
	}
	return out
}

// instant writes t as RFC 3339, and as null where there is none.
func instant(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return jsonline.OrNull(t.UTC().Format(time.RFC3339))
}
