package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"sojourn/journal/atlas/internal/arcs"
	"sojourn/journal/atlas/internal/level"
)

const version = "2.0.2"

// topology is a TopoJSON file: what countries share of their outlines is one arc.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct {
		Countries struct {
			Geometries []struct{ Arcs json.RawMessage }
		}
	}
	Arcs [][][2]int64 // each position the difference to the one before
}

func read(from string) (*topology, error) {
	if from == "" {
		return nil, errors.New("set WORLD_ATLAS to the folder of the package world-atlas")
	}
	var about struct{ Version string }
	if err := readJSON(filepath.Join(from, "package.json"), &about); err != nil {
		return nil, err
	}
	if about.Version != version {
		return nil, fmt.Errorf("world-atlas is version %s, not %s", about.Version, version)
	}
	t := &topology{}
	return t, readJSON(filepath.Join(from, "countries-10m.json"), t)
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// lines returns the arcs that countries use: once is a coast, more often is a border.
func (t *topology) lines() []arcs.Arc {
	uses := make([]int, len(t.Arcs))
	for _, g := range t.Objects.Countries.Geometries {
		var any any
		if json.Unmarshal(g.Arcs, &any) == nil {
			count(any, uses)
		}
	}
	var all []arcs.Arc
	for i, n := range uses {
		if n == 0 {
			continue
		}
		if line := t.line(i); len(line) > 1 {
			all = append(all, arcs.Arc{Border: n > 1, Points: levelled(line)})
		}
	}
	return all
}

// count walks nested lists of arc numbers; a negative one is an arc backwards.
func count(v any, uses []int) {
	switch v := v.(type) {
	case []any:
		for _, each := range v {
			count(each, uses)
		}
	case float64:
		i := int(v)
		if i < 0 {
			i = ^i
		}
		uses[i]++
	}
}

// line returns arc i in units of the file, without repeated points and without a jump at the date line.
func (t *topology) line(i int) []arcs.Point {
	const around = 360 * arcs.Scale
	var line []arcs.Point
	var x, y int64
	for _, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		p := arcs.Point{Lat: t.units(1, y), Lon: t.units(0, x)}
		if n := len(line); n > 0 {
			for p.Lon-line[n-1].Lon > around/2 {
				p.Lon -= around
			}
			for p.Lon-line[n-1].Lon < -around/2 {
				p.Lon += around
			}
			if p == line[n-1] {
				continue
			}
		}
		line = append(line, p)
	}
	return line
}

func (t *topology) units(axis int, v int64) int32 {
	degrees := float64(v)*t.Transform.Scale[axis] + t.Transform.Translate[axis]
	return int32(math.Round(degrees * arcs.Scale))
}

func levelled(line []arcs.Point) []arcs.Point {
	at := func(i int) (lat, lon float64) {
		return float64(line[i].Lat) / arcs.Scale, float64(line[i].Lon) / arcs.Scale
	}
	for i, l := range level.Of(len(line), at) {
		line[i].Level = l
	}
	return line
}
