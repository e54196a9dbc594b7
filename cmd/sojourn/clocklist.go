package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/journal/clock"
	"sojourn/tui/words"
)

// ofBody is a camera of the journal and what is known of its clock.
type ofBody struct {
	journal.Body
	line        clock.Line
	photos      int
	from, until string // days
	uncorrected int    // photos that the line would correct
	suspicions  []suspicion
}

type bodyJSON struct {
	Name        string        `json:"name"`
	Make        string        `json:"make"`
	Model       string        `json:"model"`
	Serial      string        `json:"serial"`
	Photos      int           `json:"photos"`
	From        string        `json:"from"`
	Until       string        `json:"until"`
	Offset      *float64      `json:"offsetSeconds"` // at the last reading
	Drift       *float64      `json:"driftSecondsPerDay"`
	Uncorrected int           `json:"uncorrected"`
	Readings    []readingJSON `json:"readings"`
	Suspicions  []suspicion   `json:"suspicions"`
}

type readingJSON struct {
	Number  int64      `json:"number"`
	Camera  string     `json:"cameraTime"`
	Offset  float64    `json:"offsetSeconds"`
	Within  float64    `json:"withinSeconds"`
	Entry   journal.ID `json:"entry"`
	AddedAt time.Time  `json:"addedAt"`
}

func (b ofBody) json() bodyJSON {
	out := bodyJSON{
		Name: b.String(), Make: b.Make, Model: b.Model, Serial: b.Serial, Photos: b.photos, From: b.from, Until: b.until,
		Uncorrected: b.uncorrected, Readings: []readingJSON{},
		Suspicions: append([]suspicion{}, b.suspicions...),
	}
	for _, r := range b.line.Readings() {
		out.Offset = new(r.Offset.Seconds())
		out.Readings = append(out.Readings, readingJSON{
			r.N, r.Camera.Format(journal.WrittenLayout), r.Offset.Seconds(), r.Within.Seconds(), r.Entry, r.AddedAt,
		})
	}
	if drift, ok := b.line.Drift(); ok {
		out.Drift = &drift
	}
	return out
}

// bodies are the cameras of the journal, those with most photos first, and those that only have readings.
func (a *app) bodies(ctx context.Context, j *opened) ([]ofBody, error) {
	lines, err := clock.NewKeeper(j.store).Lines(ctx)
	if err != nil {
		return nil, err
	}
	at := map[journal.Body]*ofBody{}
	err = j.store.EachFrame(ctx, journal.Query{}, func(f journal.Frame) error {
		if f.Body == (journal.Body{}) {
			return nil
		}
		b := at[f.Body]
		if b == nil {
			b = &ofBody{Body: f.Body, line: lines[f.Body]}
			at[f.Body] = b
		}
		b.add(f)
		return nil
	})
	for body, line := range lines {
		if at[body] == nil {
			at[body] = &ofBody{Body: body, line: line}
		}
	}
	var all []ofBody
	for _, b := range at {
		all = append(all, *b)
	}
	slices.SortFunc(all, func(x, y ofBody) int {
		if x.photos != y.photos {
			return y.photos - x.photos
		}
		return strings.Compare(x.String(), y.String())
	})
	return all, err
}

func (b *ofBody) add(f journal.Frame) {
	b.photos++
	if day := f.Taken.Day(); day != "" {
		if b.from == "" || day < b.from {
			b.from = day
		}
		b.until = max(b.until, day)
	}
	offset, ok := b.line.At(f.Taken.Clock)
	if ok && f.Taken.Known() && !f.Taken.Typed() && f.Taken.Corrected(offset) != f.Taken {
		b.uncorrected++
	}
}

// body is the one that name means. The error is NotFound, or Conflict where it means several.
func (a *app) body(ctx context.Context, j *opened, name string) (ofBody, error) {
	all, err := a.bodies(ctx, j)
	if err != nil {
		return ofBody{}, err
	}
	var found [3][]ofBody
	for _, b := range all {
		n := b.Matches(name)
		found[n] = append(found[n], b)
	}
	best := found[2]
	if len(best) == 0 {
		best = found[1]
	}
	e := &journal.Error{Op: "body " + journal.Visible(name), Kind: journal.NotFound, Hint: "`sojourn clock` lists the bodies"}
	switch {
	case len(best) == 0:
		e.Err = errors.New("no photo in the journal is of such a camera")
		return ofBody{}, e
	case len(best) > 1:
		e.Kind, e.Err = journal.Conflict, errors.New(strconv.Itoa(len(best))+" bodies are called so")
		e.Hint = "name one by its serial number: " + journal.Visible(best[0].Serial+", "+best[1].Serial)
		return ofBody{}, e
	}
	return best[0], nil
}

func (a *app) bodyOf(ctx context.Context, j *opened, body journal.Body) (ofBody, error) {
	all, err := a.bodies(ctx, j)
	for _, b := range all {
		if b.Body == body {
			return b, err
		}
	}
	return ofBody{Body: body}, err
}

// showClocks is `sojourn clock`, and `sojourn clock BODY`.
func (a *app) showClocks(ctx context.Context, args []string) error {
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		b, err := a.body(ctx, j, strings.Join(args, " "))
		if err != nil {
			return err
		}
		return a.showBody(b)
	}
	all, err := a.bodies(ctx, j)
	if err != nil {
		return err
	}
	suspicions, err := j.suspect(ctx)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].suspicions = suspicions[all[i].Body]
	}
	if a.flags.json {
		return printEach(a, all, ofBody.json)
	}
	if len(all) == 0 {
		a.note("no photo in the journal says which camera made it")
		return nil
	}
	t := a.newTable("body", "photos", "days", "clock")
	for _, b := range all {
		said := b.line.Words()
		if said == "" {
			said = "not known"
		}
		if b.uncorrected > 0 {
			said += "; " + words.Count(b.uncorrected, "photo") + " not corrected"
		}
		t.row(cell{text: b.String()}, cell{text: words.Number(b.photos), right: true},
			cell{text: daySpan(b.from, b.until)}, cell{text: said})
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	for _, b := range all {
		for _, s := range b.suspicions {
			a.tellSuspicion(b.Body, s)
		}
	}
	return nil
}

func daySpan(from, until string) string {
	if from == until {
		return from
	}
	return from + "–" + until
}

func (a *app) showBody(b ofBody) error {
	if a.flags.json {
		return printJSON(a.stdout, b.json())
	}
	a.fact("body", b.String())
	a.fact("photos", words.Number(b.photos)+prefixed(", ", daySpan(b.from, b.until)))
	a.fact("clock", b.line.Words())
	for _, r := range b.line.Readings() {
		said := join(" ", "at", r.Camera.Format(faceLayout), clock.Words(r.Offset), clock.Precision(r.Within))
		a.fact("reading "+strconv.FormatInt(r.N, 10), said+prefixed(", by ", string(r.Entry)))
	}
	if len(b.line.Readings()) == 0 {
		a.note("nothing is known of its clock; photograph a true one, then `sojourn clock BODY --saw TIME ID`")
	}
	if b.uncorrected > 0 {
		a.note("%s not corrected: `sojourn clock apply %s`", words.Count(b.uncorrected, "photo"), shellQuote(shortName(b.Body)))
	}
	a.tellLine(b.line)
	return nil
}
