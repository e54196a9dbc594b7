// Package atlas has the coastlines and borders of the world, offline, and draws lines on the Earth at any
// scale.
package atlas

import (
	_ "embed"

	"sojourn/journal"
	"sojourn/journal/atlas/internal/arcs"
)

// Attribution credits the data wherever the program says what it is made of.
const Attribution = "Coastlines and borders: Natural Earth (naturalearthdata.com), public domain"

//go:generate go run ./compact -from $WORLD_ATLAS -to atlas.bin
//go:embed atlas.bin
var embedded string

// Atlas is the world. It is safe for concurrent use.
type Atlas struct{ Coasts, Borders Outline }

// Open reads the embedded atlas. That takes some tens of milliseconds and ten megabytes: call it when a
// map is first asked for.
func Open() (*Atlas, error) {
	all, err := arcs.Decode(embedded)
	if err != nil {
		return nil, &journal.Error{
			Op: "atlas", Kind: journal.Other, Err: err,
			Hint: "this copy of the program is damaged: install it again",
		}
	}
	a := &Atlas{}
	for _, arc := range all {
		to := &a.Coasts
		if arc.Border {
			to = &a.Borders
		}
		to.add(ofArc(arc))
	}
	return a, nil
}

// ofArc brings an arc to the units of an outline.
func ofArc(arc arcs.Arc) (line []point, levels []uint8) {
	line, levels = make([]point, len(arc.Points)), make([]uint8, len(arc.Points))
	for i, p := range arc.Points {
		line[i] = point{p.Lat * (scale / arcs.Scale), p.Lon * (scale / arcs.Scale)}
		levels[i] = p.Level
	}
	return line, levels
}

// Land tells whether p is on land, as far as a drawing tells that is finest metres fine. Lakes are land,
// the Caspian Sea is none.
func (a *Atlas) Land(p journal.Point, finest float64) bool {
	return a.Coasts.northOf(p, finest)%2 == 1
}
