// Package bundle writes dispatches into one file, signed and, where somebody's public key is given, sealed for
// him: a stick or a telephone carries it to a machine that has a link, and sojourn delivers it from there.
package bundle

import (
	"context"
	"crypto/ed25519"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"filippo.io/age"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Kind is the kind of these destinations in a journal.
const Kind = "bundle"

// Bundle is one file that dispatches are put into.
type Bundle struct {
	name       string
	path       string
	key        ed25519.PrivateKey
	recipients []age.Recipient // none: anybody can read it
	text       int             // characters that a text may have; 0: any number
	mu         sync.Mutex
}

var (
	_ destination.Opener     = Open
	_ destination.Editor     = (*Bundle)(nil)
	_ destination.Withdrawer = (*Bundle)(nil)
)

// Limits finds no limit but the one that is set. It makes the file where there is none.
func (b *Bundle) Limits(ctx context.Context) (journal.Limits, error) {
	limits := journal.Limits{ReadAt: time.Now().UTC().Truncate(time.Second)}
	if b.text > 0 {
		limits.Text, limits.Unit, limits.LinkLength = b.text, journal.UnitCharacters, linkLength
	}
	return limits, b.locked(ctx, "bundle", func(*os.File, index) error { return nil })
}

// Deliver puts d into the bundle.
func (b *Bundle) Deliver(ctx context.Context, d destination.Dispatch, t destination.Trail) (journal.Receipt, error) {
	var r journal.Receipt
	err := b.locked(ctx, "entry "+string(d.Entry), func(f *os.File, ix index) error {
		m, err := there(f, ix, d.ID)
		if journal.KindOf(err) == journal.NotFound {
			m, err = b.put(ctx, f, ix, d, t)
		}
		r = b.receipt(d, m)
		return err
	})
	if err != nil {
		return journal.Receipt{}, err
	}
	return r, nil
}

// Edit is Deliver: a dispatch says which it replaces.
func (b *Bundle) Edit(ctx context.Context, d destination.Dispatch, t destination.Trail) (journal.Receipt, error) {
	return b.Deliver(ctx, d, t)
}

// Find looks for d in the bundle.
func (b *Bundle) Find(ctx context.Context, d destination.Dispatch) (journal.Receipt, error) {
	var r journal.Receipt
	err := b.locked(ctx, "entry "+string(d.Entry), func(f *os.File, ix index) error {
		m, err := there(f, ix, d.ID)
		r = b.receipt(d, m)
		return err
	})
	if err != nil {
		return journal.Receipt{}, err
	}
	return r, nil
}

// there returns the member of a dispatch that is whole. The error is NotFound where there is none, or where it
// was taken back.
func there(f *os.File, ix index, dispatch string) (member, error) {
	m, ok := ix.find(dispatch, false)
	if _, gone := ix.find(dispatch, true); !ok || gone {
		return member{}, &journal.Error{Kind: journal.NotFound, Err: errors.New("it is not in the bundle")}
	}
	err := m.whole(f)
	if errors.Is(err, errRotten) {
		err = &journal.Error{Kind: journal.NotFound, Err: err}
	}
	return m, err
}

func (b *Bundle) receipt(d destination.Dispatch, m member) journal.Receipt {
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(b.path)}
	return journal.Receipt{
		Entry: d.Entry, Destination: b.name, Dispatch: d.ID, RemoteID: d.ID, URL: file.String(), At: m.written.UTC(),
	}
}
