package export

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"time"

	"sojourn/journal"
	"sojourn/journal/jsonline"
)

// clockLine is a true clock that a body photographed. Camera is the body's own, as if in UTC.
type clockLine struct {
	Type    string     `json:"type"`
	Make    string     `json:"make"`
	Model   string     `json:"model"`
	Serial  string     `json:"serial"`
	Camera  *time.Time `json:"clock"`
	Offset  float64    `json:"offsetSeconds"`
	Within  float64    `json:"withinSeconds"`
	Entry   journal.ID `json:"entry"`
	AddedAt *time.Time `json:"addedAt"`
}

// clocks writes the readings of all clocks: they are of cameras, and no part of a query.
func (w *writer) clocks(ctx context.Context, to io.Writer) error {
	all, err := w.from.ClockReadings(ctx)
	for _, r := range all {
		if err != nil {
			break
		}
		err = jsonline.Write(to, clockLine{
			typeClock, r.Body.Make, r.Body.Model, r.Body.Serial, stamp(r.Camera), r.Offset.Seconds(), r.Within.Seconds(),
			r.Entry, stamp(r.AddedAt),
		})
	}
	return err
}

// clock takes a reading, unless there is one of that body and that time.
func (i *importer) clock(ctx context.Context, line []byte) error {
	var l clockLine
	if err := parse(line, &l); err != nil {
		return err
	}
	const century = 100 * 366 * 86400
	switch {
	case l.Camera == nil:
		return errors.New("a clock has no time")
	case math.Abs(l.Offset) > century || l.Within < 0 || l.Within > century:
		return errors.New("a clock is off by more than any")
	case l.Entry != "" && !l.Entry.Valid():
		return errors.New("its entry has no id")
	}
	r := journal.ClockReading{
		Body: journal.Body{Make: l.Make, Model: l.Model, Serial: l.Serial}, Camera: timeOf(l.Camera),
		Offset: seconds(l.Offset), Within: seconds(l.Within), Entry: l.Entry, AddedAt: timeOf(l.AddedAt),
	}
	same := func(o journal.ClockReading) bool { return o.Body == r.Body && o.Camera.Equal(r.Camera) }
	if slices.ContainsFunc(i.clocks, same) {
		return nil
	}
	if _, err := i.to.AddClockReading(ctx, r); err != nil {
		return ofLine(err)
	}
	i.clocks = append(i.clocks, r)
	return nil
}
