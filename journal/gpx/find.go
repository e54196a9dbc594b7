package gpx

import (
	"context"
	"errors"
	"slices"
	"time"

	"sojourn/journal"
)

// Source has the tracks.
type Source interface {
	// Fixes returns the segments of all tracks that overlap from to to, and the nearest one on either
	// side, by their begin.
	Fixes(ctx context.Context, from, to time.Time) ([][]journal.Fix, error)
}

// Answer is where the tracks say that an entry was made. Err is why they do not: NotFound names the
// nearest fix, Invalid is an entry whose time is no instant.
type Answer struct {
	Match Match
	Err   error
}

// most of the time that tracks are read of at once, so that they fit the memory whatever their length.
const most = 24 * time.Hour

// Find asks the tracks about the moments of entries, in any order; answers are in the same one. The error is NotFound
// where there is no track at all. report may be nil.
func Find(
	ctx context.Context, from Source, taken []journal.Moment, r Rules, report func(done, total int),
) ([]Answer, error) {
	answers := make([]Answer, len(taken))
	order := timed(taken, answers)
	for done := 0; done < len(order); {
		first := taken[order[done]].Local()
		n := done + 1
		for n < len(order) && taken[order[n]].Local().Sub(first) < most {
			n++
		}
		last := taken[order[n-1]].Local()
		segments, err := from.Fixes(ctx, first, last)
		if err != nil {
			return nil, err
		}
		if len(segments) == 0 {
			return nil, noTrack()
		}
		line := NewTimeline(segments)
		for _, i := range order[done:n] {
			answers[i].Match, answers[i].Err = line.Locate(taken[i].Local(), r)
		}
		if done = n; report != nil {
			report(done, len(order))
		}
	}
	return answers, ctx.Err()
}

// timed returns the numbers of those moments that are instants, by time; the others are answered.
func timed(taken []journal.Moment, answers []Answer) []int {
	var order []int
	for i, m := range taken {
		switch {
		case m.HasOffset():
			order = append(order, i)
		case m.Known():
			answers[i].Err = &journal.Error{
				Kind: journal.Invalid, Err: errors.New("its camera told no offset from UTC, and it has no zone"),
				Hint: "give its time with an offset: `sojourn edit --at`",
			}
		default:
			answers[i].Err = &journal.Error{
				Kind: journal.Invalid, Err: errors.New("its time is not known"),
				Hint: "give it: `sojourn edit --at`",
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return taken[a].Local().Compare(taken[b].Local())
	})
	return order
}

func noTrack() error {
	return &journal.Error{
		Op: "place from tracks", Kind: journal.NotFound, Err: errors.New("there is no track in the journal"),
		Hint: "`sojourn track import FILE` puts one into it",
	}
}
