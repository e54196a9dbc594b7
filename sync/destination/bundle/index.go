package bundle

import (
	"bytes"
	"context"
	"errors"
	"io"

	"sojourn/journal"
)

// index is what is where in a bundle.
type index struct {
	members []member
	end     int64 // behind the last member: what follows was never finished
	damaged int   // places between members that make no sense
}

// mostMembers bounds what is kept of a file that anybody may have made.
const mostMembers = 1 << 17

// scan reads the headers of a file of so many bytes. The error is errForeign where it is no bundle.
func scan(ctx context.Context, f io.ReaderAt, size int64) (index, error) {
	first, err := aboutOf(f, size)
	if err != nil {
		return index{}, err
	}
	ix := index{end: first}
	head, gap := make([]byte, block), false
	for at := first; at+block <= size; {
		if err := ctx.Err(); err != nil {
			return index{}, err
		}
		if _, err := f.ReadAt(head, at); err != nil && !errors.Is(err, io.EOF) {
			return index{}, err
		}
		m, ours, ok := memberOf(head, at, size-at-block)
		if !ok {
			gap = true
			at += block
			continue
		}
		if gap {
			ix.damaged++
		}
		gap, at = false, m.at+padded(m.size)
		ix.end = at
		if ours {
			ix.members = append(ix.members, m)
		}
		if len(ix.members) > mostMembers {
			return index{}, &journal.Error{Kind: journal.Invalid, Err: errors.New("it has more entries than anybody sends")}
		}
	}
	return ix, nil
}

var errForeign = errors.New("it is no bundle of sojourn")

// aboutOf returns where the first dispatch is.
func aboutOf(f io.ReaderAt, size int64) (int64, error) {
	start := make([]byte, block+len("sojourn bundle 1\n"))
	if _, err := f.ReadAt(start, 0); errors.Is(err, io.EOF) {
		return 0, errForeign
	} else if err != nil {
		return 0, err
	}
	m, ours, ok := memberOf(start[:block], 0, size-block)
	if !ok || ours || !bytes.Equal(start[block:], []byte("sojourn bundle 1\n")) {
		return 0, errForeign
	}
	return m.at + padded(m.size), nil
}

// find returns the last member about a dispatch, a withdrawal before anything else.
func (ix index) find(dispatch string, withdrawal bool) (found member, ok bool) {
	for _, m := range ix.members {
		if m.dispatch == dispatch && m.withdrawal == withdrawal {
			found, ok = m, true
		}
	}
	return found, ok
}
