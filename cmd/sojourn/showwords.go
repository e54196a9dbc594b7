package main

import (
	"fmt"
	"strings"

	"sojourn/journal"
	"sojourn/tui/theme"
)

// camera names a body; most models begin with their maker.
func camera(p journal.Photo) string {
	maker, _, _ := strings.Cut(p.Make, " ")
	if model, _, _ := strings.Cut(p.Model, " "); strings.EqualFold(model, maker) {
		return p.Model
	}
	return join(" ", p.Make, p.Model)
}

func exposureWords(e journal.Exposure) string {
	var parts []string
	switch {
	case e.Seconds >= 0.4:
		parts = append(parts, fmt.Sprintf("%.3g s", e.Seconds))
	case e.Seconds > 0:
		parts = append(parts, fmt.Sprintf("1/%.0f s", 1/e.Seconds))
	}
	if e.FNumber > 0 {
		parts = append(parts, fmt.Sprintf("f/%.2g", e.FNumber))
	}
	if e.ISO > 0 {
		parts = append(parts, fmt.Sprintf("ISO %d", e.ISO))
	}
	if e.FocalLength > 0 {
		parts = append(parts, fmt.Sprintf("%.3g mm", e.FocalLength))
	}
	return strings.Join(parts, ", ")
}

// takenWords says when, and how that is known.
func takenWords(m journal.Moment) string {
	if !m.Known() {
		return ""
	}
	how := map[journal.OffsetSource]string{
		journal.OffsetNone: "offset from UTC unknown", journal.OffsetHand: "offset typed by hand",
		journal.OffsetExif: "offset from the camera", journal.OffsetGPS: "offset from GPS",
		journal.OffsetZone: "zone " + m.Zone,
	}
	layout := "Mon 2 January 2006 15:04:05"
	if m.HasOffset() {
		layout += " -07:00"
	}
	return m.Local().Format(layout) + " (" + how[m.Source] + ")"
}

// placeWords says where, and how that is known.
func placeWords(p *journal.Place) string {
	if p == nil {
		return ""
	}
	how := map[journal.PlaceSource]string{
		journal.PlaceHand: "typed by hand", journal.PlaceExif: "from the camera",
		journal.PlaceTrack: "from a track", journal.PlaceGazetteer: "picked by name",
		journal.PlaceCopied: "copied from another entry", journal.PlaceEstimate: "estimated; not sent before `place --accept`",
	}
	parts := []string{p.Label()}
	if p.Point != nil && p.Label() != p.Point.String() {
		parts = append(parts, p.Point.String())
	}
	if p.Alt != nil {
		parts = append(parts, fmt.Sprintf("%.0f m up", *p.Alt))
	}
	return strings.Join(parts, "; ") + " (" + how[p.Source] + ")"
}

func keywordWords(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "#" + strings.Join(list, " #")
}

func deliveryWords(d journal.Delivery) string {
	line := theme.Sign(d.State) + " " + theme.Word(d.State)
	if !d.DeliveredAt.IsZero() {
		line += " " + d.DeliveredAt.Local().Format("2 January 2006 15:04")
	}
	return join("\n", line, d.URL, d.Reason)
}

// join joins what is not empty.
func join(with string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, with)
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
