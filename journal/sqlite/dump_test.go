package sqlite_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"testing"
	"time"

	"sojourn/journal"
)

// dump is everything that a journal says of itself, a line a thing. Its names are those of
// `list --json` where there are such. What is empty is left out: a schema may not have known it yet.
func dump(t testing.TB, r *rig) string {
	t.Helper()
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	line := func(v any) {
		t.Helper()
		var all any
		if err := json.Unmarshal(must(json.Marshal(v))(t), &all); err != nil {
			t.Fatal(err)
		}
		if err := lines.Encode(pruned(all)); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t) {
		line(dumped(e))
	}
	for _, receipt := range must(r.Receipts(t.Context(), ""))(t) {
		line(map[string]any{"receipt": receipt, "attempts": must(r.Attempts(t.Context(), receipt.Dispatch))(t)})
	}
	for _, d := range must(r.Outbox(t.Context()))(t) {
		if d.Dispatch != "" {
			x := must(r.Dispatch(t.Context(), d.Dispatch))(t)
			line(map[string]any{
				"dispatch": x.ID, "entry": x.Entry, "to": x.Destination, "version": x.Version, "text": x.Message.Text,
				"pictures": x.Pictures, "replaces": x.Replaces, "notes": must(r.Notes(t.Context(), x.ID))(t),
			})
		}
	}
	for _, d := range must(r.Destinations(t.Context()))(t) {
		told := map[string]any{"destination": d.Name, "kind": d.Kind, "settings": d.Settings, "default": d.Default}
		if d.Auto.On() {
			told["auto"] = d.Auto
		}
		line(told)
	}
	line(map[string]any{
		"trips": must(r.Trips(t.Context()))(t), "keywords": must(r.Keywords(t.Context(), "", 0))(t),
		"groups": must(r.Groups(t.Context(), journal.Query{}))(t),
		"fixes":  must(r.Fixes(t.Context(), time.Time{}, time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)))(t),
	})
	return b.String()
}

// pruned returns v without what is empty, nil where that is all of it.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		maps.DeleteFunc(v, func(name string, inner any) bool {
			v[name] = pruned(inner)
			return v[name] == nil
		})
		if len(v) == 0 {
			return nil
		}
	case []any: // empty things in a list count
		if len(v) == 0 {
			return nil
		}
		for i := range v {
			v[i] = pruned(v[i])
		}
	case string, float64, bool:
		if v == "" || v == 0.0 || v == false || v == "0001-01-01T00:00:00Z" {
			return nil
		}
	}
	return v
}

type dumpedEntry struct {
	ID           journal.ID
	CameraTime   string
	TakenAt      string
	TakenFrom    string
	Zone         string
	Adjust       time.Duration
	Caption      string
	Alt          string
	Headline     string
	Keywords     []string
	Byline       string
	Credit       string
	Copyright    string
	Instructions string
	People       []string
	Language     string
	Rating       int
	Rejected     bool
	Trip         string
	Place        *journal.Place
	Shown        *journal.Place
	Photos       []dumpedPhoto
	Deliveries   []journal.Delivery
	AddedAt      time.Time
	EditedAt     time.Time
	Version      int64
}

type dumpedPhoto struct {
	Files                   []dumpedFile
	MIME                    string
	Width, Height, Orient   int
	Make, Model, Lens, Body string
	Exposure                journal.Exposure
	Direction               *float64
	Problem                 string
}

type dumpedFile struct {
	Role   journal.Role
	Name   string
	Path   []byte // need not be UTF-8
	SHA256 string
	Bytes  int64
}

func dumped(e journal.Entry) dumpedEntry {
	d := dumpedEntry{
		ID: e.ID, CameraTime: e.Taken.Written, TakenAt: e.Taken.TakenAt(), TakenFrom: e.Taken.TakenAtSource(), Zone: e.Taken.Zone,
		Adjust: e.Taken.Adjust, Caption: e.Caption, Alt: e.Alt, Headline: e.Headline, Keywords: append([]string{}, e.Keywords...),
		Byline: e.Credits.Byline, Credit: e.Credits.Credit, Copyright: e.Credits.Copyright, Instructions: e.Credits.Instructions,
		People: e.People, Language: e.Language, Rating: e.Rating, Rejected: e.Rejected, Trip: e.Trip, Place: e.Place, Shown: e.Shown,
		Deliveries: e.Deliveries, AddedAt: e.AddedAt, EditedAt: e.EditedAt, Version: e.Version,
	}
	for _, p := range e.Photos {
		photo := dumpedPhoto{
			MIME: p.MIME, Width: p.Width, Height: p.Height, Orient: p.Orientation, Make: p.Make, Model: p.Model, Lens: p.Lens,
			Body: p.Serial, Exposure: p.Exposure, Direction: p.Direction, Problem: p.Problem,
		}
		for _, f := range p.Files {
			photo.Files = append(photo.Files, dumpedFile{f.Role, f.Name, []byte(f.Path), f.SHA256, f.Bytes})
		}
		d.Photos = append(d.Photos, photo)
	}
	return d
}
