package export

import (
	"context"
	"errors"
	"os"
	"time"

	"sojourn/journal"
)

// Target is what an import needs of a journal.
type Target interface {
	Dir() string
	Known(ctx context.Context, ids []journal.ID) ([]journal.ID, error)
	// AddRecords adds all or none; those that were there are returned.
	AddRecords(ctx context.Context, records []journal.Record) (known []journal.ID, err error)
	TakeTrack(ctx context.Context, read journal.TrackReader) (added bool, err error)
	Destinations(ctx context.Context) ([]journal.Destination, error)
	SaveDestination(ctx context.Context, d journal.Destination) error
	stationer
	ClockReadings(ctx context.Context) ([]journal.ClockReading, error)
	AddClockReading(ctx context.Context, r journal.ClockReading) (int64, error)
}

// Imported is what an import of an export did. Its first names are those of any import.
type Imported struct {
	Found        int     `json:"found"`      // entries in the export
	Entries      int     `json:"imported"`   // added
	Known        int     `json:"duplicates"` // entries that were there, and stayed as they were
	Failed       int     `json:"failed"`     // lines and files
	Bytes        int64   `json:"bytes"`      // of Files
	Seconds      float64 `json:"seconds"`
	Files        int     `json:"files"`        // of the added entries
	Tracks       int     `json:"tracks"`       // added
	Destinations int     `json:"destinations"` // added
	Named        int     `json:"named"`        // codes, templates, trips, saved queries and places: added
	Stayed       int     `json:"stayed"`       // tracks, destinations and what has a name that were there
	Waiting      int     `json:"waiting"`      // deliveries of the added entries that are not done

	Added []journal.Destination `json:"-"`
}

// Import puts the export in dir into a journal. What the journal has already stays as it is. Lines
// and files that cannot be taken are told to fail, and are no error; an entry without its files is
// taken all the same. The error is Invalid where dir has no export that this program reads.
func Import(
	ctx context.Context, dir string, to Target, report func(done int), fail func(Failure),
) (Imported, error) {
	start := time.Now()
	header, err := headerOf(dir)
	if err == nil {
		err = header.readable()
	}
	if err != nil {
		return Imported{}, &journal.Error{Op: "import " + journal.Visible(dir), Kind: journal.Invalid, Err: err}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Imported{}, err
	}
	defer func() { _ = root.Close() }() // only read from
	lines, err := root.Open(LinesName)
	if err != nil {
		return Imported{}, err
	}
	defer lines.Close()
	there, err := to.Destinations(ctx)
	if err != nil {
		return Imported{}, err
	}
	stock, err := newStock(ctx, to)
	if err != nil {
		return Imported{}, err
	}
	clocks, err := to.ClockReadings(ctx)
	if err != nil {
		return Imported{}, err
	}
	i := &importer{
		to: to, dir: dir, root: root, report: report, fail: fail, copier: newCopier(), there: there, stock: stock,
		clocks: clocks,
	}
	defer i.copier.drop()
	if err = i.all(ctx, lines); ctx.Err() != nil {
		err = errors.Join(err, i.copier.settle(ctx)) // the next import finds them
	}
	i.did.Found, i.did.Seconds = i.seen.Entries, time.Since(start).Seconds()
	return i.did, plain(err)
}

type importer struct {
	to     Target
	dir    string
	root   *os.Root // nothing outside of it is opened, whatever the lines say
	report func(done int)
	fail   func(Failure)
	copier *copier

	there   []journal.Destination // before the import
	stock   stock
	clocks  []journal.ClockReading
	waiting []numbered // records that are not yet added
	seen    endLine    // counts the lines that could be read, and those that could not
	end     *endLine
	did     Imported
}

// numbered is a record and the line that it is from.
type numbered struct {
	line   int
	record journal.Record
}

func (i *importer) all(ctx context.Context, lines *os.File) error {
	err := eachLine(lines, func(number int, line []byte, problem error) error {
		if problem == nil {
			problem = i.take(ctx, number, line)
		}
		if ends(ctx, problem) {
			return errors.Join(problem, ctx.Err())
		}
		if problem != nil {
			i.refuse(number, problem)
		}
		return nil
	})
	if err == nil {
		err = i.addCodes(ctx)
	}
	if err == nil {
		err = i.add(ctx)
	}
	if err == nil {
		i.checkEnd()
	}
	return err
}

// storeError is that the journal fails, and no line: it ends the import.
type storeError struct{ error }

func (e storeError) Unwrap() error { return e.error }

func ends(ctx context.Context, err error) bool {
	_, target := errors.AsType[targetError](err)
	_, store := errors.AsType[storeError](err)
	return target || store || ctx.Err() != nil
}

func (i *importer) refuse(number int, problem error) {
	i.tell(Failure{Path: LinesName, Line: number, Problem: journal.Visible(problem.Error())})
}

func (i *importer) tell(f Failure) {
	i.did.Failed++
	i.fail(f)
}

// take takes one line. The error is what is wrong with it, unless it ends the import.
func (i *importer) take(ctx context.Context, number int, line []byte) error {
	kind, err := typeOf(line)
	if err != nil {
		return err
	}
	if i.end != nil {
		return errors.New("it stands behind the end")
	}
	switch kind {
	case typeHeader:
		return i.header(number)
	case typeDestination:
		i.seen.Destinations++
		return i.destination(ctx, line)
	case typeCode, typeDelimiter, typeTemplate, typeTrip, typeQuery, typePlace, typeNoGo:
		i.seen.Named++
		return i.named(ctx, kind, line)
	case typeClock:
		return i.clock(ctx, line)
	case typeTrack:
		i.seen.Tracks++
		return i.track(ctx, line)
	case typeEntry:
		i.seen.Entries++
		return i.entry(ctx, number, line)
	case typeEnd:
		var l endLine
		if err := parse(line, &l); err != nil {
			return err
		}
		i.end = &l
		return nil
	}
	return errors.New("its type is none that there is")
}

func (i *importer) header(number int) error {
	if number == 1 {
		return nil
	}
	return errors.New("it begins another export")
}

// checkEnd tells that lines are missing: the export was not finished, or cut off since.
func (i *importer) checkEnd() {
	switch {
	case i.end == nil:
		i.tell(Failure{Path: LinesName, Problem: "its end is missing: the export was not finished; export it once more"})
	case i.end.Entries > i.seen.Entries || i.end.Tracks > i.seen.Tracks ||
		i.end.Destinations > i.seen.Destinations || i.end.Named > i.seen.Named:
		i.tell(Failure{Path: LinesName, Problem: "lines are missing: its end counts more of them than there are"})
	}
}
