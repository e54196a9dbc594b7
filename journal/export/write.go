package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"sojourn/journal"
	"sojourn/journal/disk"
	"sojourn/journal/gpx"
	"sojourn/journal/jsonline"
)

// Write exports into the folder dir, which must be new, empty, or an export of the same part of the
// same journal: that is brought up to date. Files that cannot be read or are damaged are told to
// fail, and are no error. The lines of an earlier export stay until the new ones are whole.
func Write(
	ctx context.Context, from Source, dir string, o Options, report func(done, total int), fail func(Failure),
) (Summary, error) {
	w := &writer{
		from: from, dir: dir, options: o, report: report, fail: fail, copier: newCopier(), names: names{},
	}
	defer w.copier.drop()
	if err := w.begin(ctx); err != nil {
		return w.did, plain(err)
	}
	before := w.named()
	err := w.copier.place(filepath.Join(dir, LinesName), func(lines *os.File) error {
		if err := w.lines(ctx, lines); err != nil {
			return err
		}
		return errors.Join(w.copier.settle(ctx), ctx.Err())
	})
	if err == nil {
		w.remove(before)
	}
	if ctx.Err() != nil {
		err = errors.Join(err, w.copier.settle(ctx))
	}
	return w.did, plain(err)
}

// plain takes off the mark that ended a run.
func plain(err error) error {
	if target, ok := errors.AsType[targetError](err); ok {
		return target.error
	}
	return err
}

type writer struct {
	from    Source
	dir     string // "" where only the lines are exported
	options Options
	report  func(done, total int)
	fail    func(Failure)
	copier  *copier
	names   names
	did     Summary
}

// begin refuses a folder that holds something else, and marks an empty one as an export.
func (w *writer) begin(ctx context.Context) error {
	list, err := os.ReadDir(w.dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return unwritable(w.dir, err)
	}
	list = slices.DeleteFunc(list, isPart) // what a run left that was killed at its very beginning
	header, err := headerOf(w.dir)
	switch {
	case len(list) > 0 && err != nil:
		return w.refuse("the folder is not empty, and no export")
	case len(list) > 0 && header.Journal != w.from.ID():
		return w.refuse("the folder has the export of another journal")
	case len(list) > 0 && header.Query != w.options.Text:
		return w.refuse("the folder has the export of another part of the journal")
	}
	if err == nil && header.Version > Version {
		return w.refuse("a later version of sojourn made the export that is there")
	}
	if err != nil {
		var b bytes.Buffer
		if err := jsonline.Write(&b, w.header()); err != nil {
			return err
		}
		if err := w.copier.put(ctx, filepath.Join(w.dir, LinesName), b.Bytes()); err != nil {
			return err
		}
	}
	if err := w.copier.put(ctx, filepath.Join(w.dir, "README.txt"), []byte(readme)); err != nil {
		return err
	}
	return w.copier.settle(ctx)
}

func (w *writer) refuse(why string) error {
	return &journal.Error{
		Op: "export into " + journal.Visible(w.dir), Kind: journal.Conflict, Err: errors.New(why),
		Hint: "name a new or an empty folder; nothing was changed",
	}
}

func (w *writer) header() headerLine {
	return headerLine{
		Type: typeHeader, Version: Version, Journal: w.from.ID(), Program: w.options.Program, Query: w.options.Text,
	}
}

// Lines writes only the lines of an export: no files, and no names of any.
func Lines(ctx context.Context, from Source, to io.Writer, o Options, report func(done, total int)) (Summary, error) {
	w := &writer{from: from, options: o, report: report}
	err := w.lines(ctx, to)
	return w.did, err
}

// lines writes all lines, and before each one the files that it names.
func (w *writer) lines(ctx context.Context, to io.Writer) error {
	destinations, err := w.from.Destinations(ctx)
	if err != nil {
		return err
	}
	if err := jsonline.Write(to, w.header()); err != nil {
		return err
	}
	for _, d := range destinations {
		if err := jsonline.Write(to, newDestinationLine(d)); err != nil {
			return err
		}
		w.did.Destinations++
	}
	if err := errors.Join(w.stationery(ctx, to), w.clocks(ctx, to)); err != nil {
		return err
	}
	err = w.from.EachTrack(ctx, func(t journal.Track) error {
		track, err := w.track(ctx, t)
		if err != nil {
			return err
		}
		w.did.Tracks++
		return errors.Join(jsonline.Write(to, track), ctx.Err())
	})
	if err != nil {
		return err
	}
	if err := w.entries(ctx, to); err != nil {
		return err
	}
	return jsonline.Write(to, endLine{typeEnd, w.did.Entries, w.did.Destinations, w.did.Tracks, w.did.Named})
}

func (w *writer) entries(ctx context.Context, to io.Writer) error {
	ids, err := w.from.IDs(ctx, w.options.Query)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(ids, chunk) {
		records, err := w.from.Records(ctx, some)
		if err != nil {
			return err
		}
		for _, r := range records {
			named, err := w.photos(ctx, r.Entry)
			if err != nil {
				return err
			}
			if err := jsonline.Write(to, newEntryLine(r, named)); err != nil {
				return err
			}
			w.did.Entries++
			w.report(w.did.Entries, len(ids))
		}
	}
	return nil
}

func (w *writer) track(ctx context.Context, t journal.Track) (trackLine, error) {
	line := trackLine{Type: typeTrack, Name: t.Name, SHA256: t.SHA256, Fixes: fixesOf(t)}
	if w.dir == "" {
		return line, nil
	}
	var b bytes.Buffer
	if err := gpx.Write(&b, t.Name, t.Segments); err != nil {
		return line, err
	}
	stem := tracksDir + "/" + disk.SafeName(t.Name, "track") + "-" + t.SHA256[:min(hashPart, len(t.SHA256))]
	line.File = w.names.free(stem, ".gpx", t.SHA256)
	sum := sha256.Sum256(b.Bytes())
	line.FileSHA256 = hex.EncodeToString(sum[:])
	return line, w.copier.put(ctx, w.path(line.File), b.Bytes())
}

func fixesOf(t journal.Track) int {
	n := 0
	for _, segment := range t.Segments {
		n += len(segment)
	}
	return n
}

// path is where a file of the export is.
func (w *writer) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

// WriteLines writes only the lines, into a file that is whole or is not there.
func WriteLines(
	ctx context.Context, from Source, path string, o Options, report func(done, total int),
) (Summary, error) {
	var did Summary
	if !replaceable(path, from.ID()) {
		return did, &journal.Error{
			Op: "export into " + journal.Visible(path), Kind: journal.Conflict,
			Err:  errors.New("there is a file that is no export of this journal"),
			Hint: "choose another name; nothing was changed",
		}
	}
	c := newCopier()
	err := c.place(path, func(f *os.File) error {
		var err error
		did, err = Lines(ctx, from, f, o, report)
		return err
	})
	return did, plain(err)
}

// replaceable tells that nothing is at path, or lines that this journal wrote.
func replaceable(path, id string) bool {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return true
	}
	h, err := headerIn(path)
	return err == nil && h.Journal == id
}
