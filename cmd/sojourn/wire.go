package main

import (
	"context"
	"fmt"
	"sync/atomic"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/gazetteer"
	"sojourn/journal/ingest"
	"sojourn/journal/rendition"
	"sojourn/journal/sqlite"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/folder"
	"sojourn/sync/destination/ftp"
	"sojourn/sync/destination/mastodon"
	"sojourn/sync/destination/micropub"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/outbox"
)

// kind is one kind of destination that this program speaks to.
type kind struct {
	open   destination.Opener
	weigh  destination.Weigher // nil: pictures and words are all that is known
	secret secrecy
	// recalls: it takes back what a receipt names, and needs nothing else of what was sent.
	recalls bool
}

// secrecy is whether a kind of destination has a secret, and how it is called.
type secrecy struct {
	flag  string // that takes it; "" for none
	needs bool   // nothing can be sent without it
	signs bool   // it is the key that this journal signs with
}

// kinds lists them all.
var kinds = map[string]kind{
	folder.Kind:   {open: folder.Open, weigh: folder.Weigh, recalls: true},
	bundle.Kind:   {open: bundle.Open, weigh: bundle.Weigh, secret: secrecy{signs: true}},
	mastodon.Kind: {open: mastodon.Open, weigh: mastodon.Weigh, secret: secrecy{flag: "token-file", needs: true}, recalls: true},
	micropub.Kind: {open: micropub.Open, secret: secrecy{flag: "token-file", needs: true}, recalls: true},
	s3.Kind:       {open: s3.Open, weigh: s3.Weigh, secret: secrecy{flag: "secret-file", needs: true}},
	sftp.Kind:     {open: sftp.Open, weigh: sftp.Weigh, secret: secrecy{flag: "password-file"}},
	webdav.Kind:   {open: webdav.Open, weigh: webdav.Weigh, secret: secrecy{flag: "password-file"}},
	ftp.Kind:      {open: ftp.Open, weigh: ftp.Weigh, secret: secrecy{flag: "password-file", needs: true}},
}

// opened is a journal in use, with what works on it.
type opened struct {
	dir      string
	store    *sqlite.Store
	renderer *rendition.Maker
	outbox   *outbox.Outbox
	finder   finder
}

// journal opens the journal that there is.
func (a *app) journal(ctx context.Context) (*opened, error) {
	return a.open(ctx, sqlite.Options{Version: version})
}

// journalOrNew opens the journal, and makes one where there is none.
func (a *app) journalOrNew(ctx context.Context) (*opened, error) {
	return a.open(ctx, sqlite.Options{Version: version, Create: true})
}

func (a *app) open(ctx context.Context, o sqlite.Options) (*opened, error) {
	dir, err := a.journalDir()
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	if damage := store.Damage(); damage != nil {
		a.warn("sojourn: %s", sentence(damage))
		a.warn("  %s", hintOf(damage))
	}
	j := &opened{dir: dir, store: store, renderer: rendition.New(dir, cacheDir(dir))}
	j.outbox = outbox.New(outbox.Setup{Dir: dir, Store: store, Renderer: j.renderer, Open: j.destination, Weigh: weigh})
	j.finder = finder{store, a.places}
	a.opened = j
	return j, nil
}

// destination connects what is configured with the package that speaks to it.
func (j *opened) destination(c journal.Destination) (destination.Destination, error) {
	k, ok := kinds[c.Kind]
	if !ok {
		return nil, &journal.Error{
			Op: "destination " + journal.Visible(c.Name), Kind: journal.Invalid,
			Err:  fmt.Errorf("this sojourn knows no kind %s", journal.Visible(c.Kind)),
			Hint: "use the version of sojourn that added it",
		}
	}
	secret, err := j.secret(context.Background(), c) // the keyring has a deadline of its own
	if err != nil {
		return nil, err
	}
	return k.open(c, secret)
}

// weigh weighs what d sends to c.
func weigh(c journal.Destination, d journal.Dispatch) destination.Weight {
	if k := kinds[c.Kind]; k.weigh != nil {
		return k.weigh(c, d)
	}
	return destination.Weight{Content: d.Bytes(), Pictures: len(d.Pictures)}
}

// importer imports into the journal in dir, and names places.
func (a *app) importer(store ingest.Store, dir string) (*ingest.Importer, *namer) {
	n := &namer{places: a.places}
	return ingest.New(store, ingest.Reader{Sniff: exif.Sniff, Read: exif.Read, Sidecar: exif.ReadSidecar}, n, dir), n
}

// namer opens the gazetteer for the first photo that has coordinates. It is safe for concurrent use.
type namer struct {
	places func() (*gazetteer.Gazetteer, error)
	failed atomic.Pointer[error]
}

func (n *namer) Reverse(p journal.Point) (journal.Candidate, bool) {
	g, err := n.places()
	if err != nil {
		n.failed.Store(&err)
		return journal.Candidate{}, false
	}
	return g.Reverse(p)
}

// err tells why places have no names.
func (n *namer) err() error {
	if failed := n.failed.Load(); failed != nil {
		return *failed
	}
	return nil
}
