package main

import (
	"context"
	"sync"
	"time"

	"sojourn/journal"
	"sojourn/journal/atlas"
	"sojourn/tui/chart"
)

// chartSources open what the map is drawn with, when it is first shown.
func (a *app) chartSources(j *opened) chart.Sources {
	return chart.Sources{
		World: sync.OnceValues(func() (chart.World, error) {
			world, err := atlas.Open()
			if err != nil {
				return chart.World{}, err
			}
			return chart.World{Coasts: &world.Coasts, Borders: &world.Borders, Land: world.Land}, nil
		}),
		Places: func() (chart.Gazetteer, error) { return a.places() },
		Tracks: j.tracks,
	}
}

// tracks are the lines of all tracks.
func (j *opened) tracks(ctx context.Context) (chart.Outline, error) {
	segments, err := j.store.Fixes(ctx, time.UnixMicro(-1<<62), time.UnixMicro(1<<62))
	if err != nil {
		return nil, err
	}
	lines := make([][]journal.Point, len(segments))
	for i, fixes := range segments {
		for _, f := range fixes {
			lines[i] = append(lines[i], f.Point)
		}
	}
	return atlas.New(lines), nil
}
