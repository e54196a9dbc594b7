package micropub_test

import (
	"maps"
	"reflect"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/micropub"
)

func TestSettings(t *testing.T) {
	for name, tc := range map[string]struct {
		settings map[string]string
		token    string
		want     journal.Kind
	}{
		"https":                {map[string]string{"server": "https://me.example"}, "t", journal.Other},
		"a path":               {map[string]string{"server": "https://me.example/~anna/"}, "t", journal.Other},
		"loopback":             {map[string]string{"server": "http://127.0.0.1:8080"}, "t", journal.Other},
		"http":                 {map[string]string{"server": "http://me.example"}, "t", journal.Invalid},
		"http accepted":        {map[string]string{"server": "http://me.example", "unencrypted": "yes"}, "t", journal.Other},
		"none":                 {map[string]string{}, "t", journal.Invalid},
		"no address":           {map[string]string{"server": "me.example"}, "t", journal.Invalid},
		"a password in it":     {map[string]string{"server": "https://a:b@me.example"}, "t", journal.Invalid},
		"another scheme":       {map[string]string{"server": "ftp://me.example"}, "t", journal.Invalid},
		"an endpoint in http":  {map[string]string{"server": "https://me.example", "endpoint": "http://me.example/mp"}, "t", journal.Invalid},
		"an endpoint":          {map[string]string{"server": "https://me.example", "endpoint": "https://x.example/mp?a=b"}, "t", journal.Other},
		"visibility":           {map[string]string{"server": "https://me.example", "visibility": "direct"}, "t", journal.Invalid},
		"a token of two lines": {map[string]string{"server": "https://me.example"}, "a\nb", journal.Invalid},
	} {
		_, err := micropub.Open(journal.Destination{Name: "site", Kind: micropub.Kind, Settings: tc.settings}, tc.token)
		if (err == nil) != (tc.want == journal.Other) || journal.KindOf(err) != tc.want {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && journal.HintOf(err) == "" {
			t.Errorf("%s: %v has no hint", name, err)
		}
	}
}

// What is sent is what the entry says, as exactly as it was agreed on, and no more.
func TestAPostSaysWhatWasAgreedOn(t *testing.T) {
	alt := 38.0
	d := entry(t, "광장", 1)
	d.Message.Keywords, d.Message.Headline = []string{"평양", "winter"}, "Square"
	for name, tc := range map[string]struct {
		place *journal.Place
		want  []any
	}{
		"none": {nil, nil},
		"exact": {
			&journal.Place{
				Point: &journal.Point{Lat: 39.01943210987, Lon: 125.7381}, Alt: &alt, Name: "Kim Il Sung Square",
				City: "Pyongyang", Country: "North Korea", CountryCode: "KP",
			},
			[]any{place("h-adr", "latitude", "39.019432", "longitude", "125.7381", "altitude", "38", "label", "Kim Il Sung Square",
				"locality", "Pyongyang", "country-name", "North Korea")},
		},
		"the country": {
			&journal.Place{Country: "North Korea", CountryCode: "KP"}, []any{place("h-adr", "country-name", "North Korea")},
		},
		"a point alone": {
			&journal.Place{Point: &journal.Point{Lat: -1.5, Lon: 2}}, []any{place("h-geo", "latitude", "-1.5", "longitude", "2")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			x := d
			x.Message.Place = tc.place
			if _, err := r.open("visibility", "private").Deliver(t.Context(), x, &destinationtest.Trail{}); err != nil {
				t.Fatal(err)
			}
			got := maps.Clone(r.site.Posts()[0].Properties)
			want := map[string][]any{
				"content": {"광장"}, "name": {"Square"}, "category": {"평양", "winter"}, "visibility": {"private"},
				"published": {r.clock.Now().UTC().Format(time.RFC3339)},
			}
			if tc.want != nil {
				want["location"] = tc.want
			}
			delete(got, "photo")
			if !reflect.DeepEqual(got, want) {
				t.Errorf("it says %v\nwant    %v", got, want)
			}
		})
	}
}

func place(kind string, props ...string) any {
	all := map[string]any{}
	for i := 0; i < len(props); i += 2 {
		all[props[i]] = []any{props[i+1]}
	}
	return map[string]any{"type": []any{kind}, "properties": all}
}
