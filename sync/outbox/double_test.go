package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// fault is what goes wrong in one call to the double.
type fault string

const (
	nothing     fault = ""
	noLink      fault = "no link"
	wait        fault = "asked to wait"
	badToken    fault = "token not accepted"
	refuse      fault = "refused"
	cutBefore   fault = "cut before it took effect"
	cutAfter    fault = "cut after it took effect"
	strange     fault = "an error of no kind, before it took effect"
	strangeDone fault = "an error of no kind, after it took effect"
	partial     fault = "a picture is missing"
	cannotTell  fault = "cannot tell"
	neverTells  fault = "never tells"
)

// post is what readers of the double see.
type post struct {
	id       string
	entry    journal.ID
	dispatch string
	text     string
	pictures int
	sums     []string // of the pictures that are there
	bytes    int64    // of the pictures
	key      string
}

// double is a place without any fence: every delivery that takes effect makes another post. What
// the outbox may not do twice, it shows twice.
type double struct {
	t      testing.TB
	clock  *clock
	mu     sync.Mutex
	posts  []post
	keys   []string // of all deliveries that were tried
	calls  []string
	limits journal.Limits
	faulty func(call string) fault                // nil: nothing goes wrong
	during func()                                 // called while a delivery is under way
	link   func(ctx context.Context, bytes int64) // called for what goes over it, 0 for a question; nil: nothing does
	closed bool                                   // opening it fails the test
	fixed  bool                                   // it cannot edit
}

func (p *double) open() (destination.Destination, error) {
	if p.closed {
		p.t.Error("a destination was opened")
	}
	if p.fixed {
		return struct{ destination.Destination }{p}, nil
	}
	return p, nil
}

func (p *double) call(ctx context.Context, name string) (fault, error) {
	p.mu.Lock()
	p.calls = append(p.calls, name)
	p.mu.Unlock()
	if ctx.Err() != nil {
		return noLink, &journal.Error{Op: name, Kind: journal.Offline, Err: ctx.Err()}
	}
	if p.faulty == nil {
		return nothing, nil
	}
	f := p.faulty(name)
	kind, known := map[fault]journal.Kind{
		noLink: journal.Offline, wait: journal.Later,
		badToken: journal.NeedsUser, refuse: journal.Refused,
		cutBefore: journal.Unknown, cutAfter: journal.Unknown, cannotTell: journal.Unknown, neverTells: journal.Unknown,
		strange: journal.Other, strangeDone: journal.Other,
	}[f]
	if !known {
		return f, nil
	}
	e := &journal.Error{Op: name, Kind: kind, Err: errors.New(string(f)), Hint: "do something"}
	if f == neverTells {
		e.Err = &destination.Untold{Err: e.Err}
	}
	if f == wait {
		e.At = p.clock.now().Add(retryAfter)
	}
	return f, e
}

func (p *double) carry(ctx context.Context, bytes int64) {
	if p.link != nil {
		p.link(ctx, bytes)
	}
}

func (p *double) Limits(ctx context.Context) (journal.Limits, error) {
	p.carry(ctx, 0)
	_, err := p.call(ctx, "limits")
	limits := p.limits
	limits.ReadAt = p.clock.now()
	return limits, err
}

func (p *double) Deliver(
	ctx context.Context, d destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	p.mu.Lock()
	p.keys = append(p.keys, d.Key)
	p.mu.Unlock()
	if p.during != nil {
		p.during()
	}
	f, err := p.call(ctx, "deliver")
	if err != nil && f != cutAfter && f != strangeDone {
		return journal.Receipt{}, err
	}
	if err := p.upload(ctx, d, t); err != nil {
		return journal.Receipt{}, &journal.Error{Op: "deliver", Kind: journal.Unknown, Err: err}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	made := post{
		id: fmt.Sprint(len(p.keys)), entry: d.Entry, dispatch: d.ID, text: d.Message.Text,
		pictures: len(d.Pictures), bytes: pictureBytes(d), sums: sums(d), key: d.Key,
	}
	receipt := made.receipt()
	if f == partial {
		made.pictures, receipt.Partial = 0, string(partial)
	}
	p.posts = append(p.posts, made)
	return receipt, err
}

func sums(d destination.Dispatch) (all []string) {
	for _, p := range d.Pictures {
		all = append(all, p.SHA256)
	}
	return all
}

func pictureBytes(d destination.Dispatch) (n int64) {
	for _, p := range d.Pictures {
		n += p.Bytes
	}
	return n
}

func (p *double) upload(ctx context.Context, d destination.Dispatch, t destination.Trail) error {
	for n, picture := range d.Pictures {
		file, err := d.Open(picture)
		if err != nil {
			return err
		}
		size, err := io.Copy(io.Discard, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
		t.Sent(size)
		if err := t.Note(ctx, fmt.Sprintf("media %d", n), picture.SHA256); err != nil {
			return err
		}
	}
	t.Sent(int64(len(d.Message.Text) + len(d.Message.Alt)))
	p.carry(ctx, d.Bytes())
	return nil
}

func (p *double) Find(ctx context.Context, d destination.Dispatch) (journal.Receipt, error) {
	if _, err := p.call(ctx, "find"); err != nil {
		return journal.Receipt{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, made := range p.posts {
		if made.dispatch == d.ID {
			return made.receipt(), nil
		}
	}
	return journal.Receipt{}, failed("find", journal.NotFound, "it is not there")
}

// Edit replaces, and may be cut as a delivery may.
func (p *double) Edit(
	ctx context.Context, d destination.Dispatch, t destination.Trail,
) (journal.Receipt, error) {
	f, err := p.call(ctx, "edit")
	if err != nil && f != cutAfter && f != strangeDone {
		return journal.Receipt{}, err
	}
	if d.Anew {
		if err := p.upload(ctx, d, t); err != nil {
			return journal.Receipt{}, &journal.Error{Op: "edit", Kind: journal.Unknown, Err: err}
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for n := range p.posts {
		if p.posts[n].id == d.Replaces.RemoteID {
			p.posts[n].dispatch, p.posts[n].text = d.ID, d.Message.Text
			p.posts[n].pictures = len(d.Pictures)
			if d.Anew {
				p.posts[n].bytes, p.posts[n].sums = pictureBytes(d), sums(d)
			}
			return p.posts[n].receipt(), err
		}
	}
	return journal.Receipt{}, failed("edit", journal.Refused, "there is no such post")
}

// Withdraw takes a post away, and may be cut as a delivery may.
func (p *double) Withdraw(ctx context.Context, _ destination.Dispatch, r journal.Receipt, _ destination.Trail) error {
	f, err := p.call(ctx, "withdraw")
	if err != nil && f != cutAfter && f != strangeDone {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	n := slices.IndexFunc(p.posts, func(o post) bool { return o.id == r.RemoteID })
	if n < 0 {
		return failed("withdraw", journal.NotFound, "it is not there")
	}
	p.posts = slices.Delete(p.posts, n, n+1)
	return err
}

func failed(op string, kind journal.Kind, words string) error {
	return &journal.Error{Op: op, Kind: kind, Err: errors.New(words)}
}

func (p post) receipt() journal.Receipt {
	return journal.Receipt{RemoteID: p.id, URL: "https://desk.example/" + p.id}
}

func (p *double) of(id journal.ID) []post {
	p.mu.Lock()
	defer p.mu.Unlock()
	var posts []post
	for _, made := range p.posts {
		if made.entry == id {
			posts = append(posts, made)
		}
	}
	return posts
}

// once lets the first call of name go wrong with f, and no other.
func once(name string, f fault) func(string) fault {
	var done bool
	return func(call string) fault {
		if call != name || done {
			return nothing
		}
		done = true
		return f
	}
}

// faults lets the calls of each name go wrong in order, as long as its list lasts.
func faults(script map[string][]fault) func(string) fault {
	return func(call string) fault {
		list := script[call]
		if len(list) == 0 {
			return nothing
		}
		script[call] = list[1:]
		return list[0]
	}
}
