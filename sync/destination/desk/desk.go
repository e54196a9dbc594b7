// Package desk is what a photo desk gets over any protocol: the pictures of an entry as files in one
// folder and, last, a record that names them and has the words. An entry is there once its record is.
package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Server is the folder on a server that files are put into. Methods are safe for concurrent use.
// Errors are *journal.Error: Offline, Later, NeedsUser, Refused, or Unknown where the act may have
// been carried out.
type Server interface {
	// Check asks for the folder: the cheapest proof of a link, of credentials and of the folder.
	Check(ctx context.Context) error
	// Put makes f be there, and may be called again: it goes on where an earlier call broke off, and
	// what is there already stays. It reports payload bytes that left.
	Put(ctx context.Context, f File, sent func(n int64)) error
	// Has reports whether f is there, whole. What else has its name is an error: Changed.
	Has(ctx context.Context, f File) (bool, error)
	// URL is where the file called name is.
	URL(name string) string
}

// Remover is a Server that can take files away again.
type Remover interface {
	// Remove makes f not be there. What is not there is no error.
	Remove(ctx context.Context, f File) error
}

// File is a file for a server. Its name never stands for other content.
type File struct {
	Name   string // of one path element, in small ASCII letters, digits, - _ and .
	MIME   string
	Bytes  int64
	SHA256 string
	Fresh  bool // nothing of it can be there yet
	Try    int  // number of this attempt, from 1: what an earlier one sent may still arrive
	Open   func() (io.ReadSeekCloser, error)
}

// Desk is a destination on a server.
type Desk struct {
	name   string
	server Server
	clears bool
}

var (
	_ destination.Destination = (*Desk)(nil)
	_ destination.Editor      = (*Desk)(nil)
	_ destination.Withdrawer  = (*Desk)(nil)
)

// SettingClears is the key of journal.Destination.Settings for a desk that takes files out of the
// folder as they come ("yes"): that one is not there is then no proof that it never was.
const SettingClears = "clears"

// SettingUnencrypted ("yes") lets a server be spoken to without TLS, where others on the way can read
// all, the password too. A server on this machine needs it not.
const SettingUnencrypted = "unencrypted"

// New returns the desk c on a server.
func New(c journal.Destination, s Server) *Desk {
	return &Desk{name: c.Name, server: s, clears: c.Settings[SettingClears] == "yes"}
}

// Limits finds no limit but the server's disk.
func (d *Desk) Limits(ctx context.Context) (journal.Limits, error) {
	if err := d.server.Check(ctx); err != nil {
		return journal.Limits{}, err
	}
	return journal.Limits{MIMETypes: mimeTypes(), ReadAt: now()}, nil
}

// Notes, on disk before the first byte of what they name may be there.
const (
	notePictures = "pictures" // the number of the attempt
	noteRecord   = "record"
	noteRemoved  = "removed"
)

// tryOf numbers an attempt at x.
func tryOf(x destination.Dispatch) int {
	before, _ := strconv.Atoi(x.Notes[notePictures]) // none is the same as 0
	return before + 1
}

// Deliver puts the pictures of x and, as the last act, its record.
func (d *Desk) Deliver(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	record, err := recordOf(x)
	if err != nil {
		return journal.Receipt{}, err
	}
	if err := t.Note(ctx, notePictures, strconv.Itoa(tryOf(x))); err != nil {
		return journal.Receipt{}, err
	}
	for n, p := range x.Pictures {
		if err := d.server.Put(ctx, pictureOf(x, n, p), t.Sent); err != nil {
			return journal.Receipt{}, harmless(err)
		}
	}
	if err := t.Note(ctx, noteRecord, record.Name); err != nil {
		return journal.Receipt{}, err
	}
	if err := d.server.Put(ctx, record, t.Sent); err != nil {
		return journal.Receipt{}, err
	}
	return d.receipt(x, record), nil
}

// Edit is Deliver: the record of a later version says which it replaces.
func (d *Desk) Edit(
	ctx context.Context, x destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	return d.Deliver(ctx, x, t)
}

// Find looks for the record of x. Where the desk clears its folder, a record that was begun and is
// not there is Unknown.
func (d *Desk) Find(ctx context.Context, x destination.Dispatch) (journal.Receipt, error) {
	record, err := recordOf(x)
	if err != nil {
		return journal.Receipt{}, err
	}
	there, err := d.server.Has(ctx, record)
	switch {
	case err != nil:
		return journal.Receipt{}, err
	case there:
		return d.receipt(x, record), nil
	case d.clears && (x.Notes[noteRecord] != "" || x.Since != 0 && len(x.Notes) == 0):
		return journal.Receipt{}, d.fail(journal.Unknown,
			errors.New("it is not in the folder, but the desk may have taken it out"),
			"ask the desk; then mark it again to send it, or unmark it")
	}
	return journal.Receipt{}, d.fail(journal.NotFound, errors.New("it is not in the folder"), "")
}

func (d *Desk) receipt(x destination.Dispatch, record File) journal.Receipt {
	return journal.Receipt{
		Entry: x.Entry, Destination: d.name, Dispatch: x.ID, RemoteID: record.Name,
		URL: d.server.URL(record.Name), At: now(),
	}
}

func (d *Desk) fail(kind journal.Kind, err error, hint string) error {
	return &journal.Error{Op: d.name, Kind: kind, Err: err, Hint: hint}
}

// harmless makes of an unknown end one that may be repeated: nothing shows a picture without its record.
func harmless(err error) error {
	known, ok := errors.AsType[*journal.Error](err)
	if !ok || known.Kind != journal.Unknown {
		return err
	}
	told := *known
	told.Kind, told.Err = journal.Offline, fmt.Errorf("the link broke: %w", known.Err)
	return &told
}

func now() time.Time { return time.Now().UTC().Truncate(time.Second) }
