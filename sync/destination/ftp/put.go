package ftp

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jlaffaye/ftp"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
)

var (
	errShort = errors.New("a part of it was lost on the way")
	errGrown = errors.New("the server has more of it than was sent")
	errOther = errors.New("another file of this name is there already")
)

// Put makes f be there. Where only the answer to the last act, the naming, is lost, the error is Unknown.
func (s *server) Put(ctx context.Context, f desk.File, sent func(n int64)) error {
	source, err := f.Source()
	if err != nil {
		return err
	}
	defer source.Close()
	return s.with(ctx, func(c *connection) error {
		u := &upload{conn: c, file: f, source: source, sent: sent, part: f.Name + desk.PartSuffix}
		f.Fresh = false // should this be done again
		err := u.run()
		switch {
		case source.Err() != nil:
			return source.Err()
		case u.naming && err != nil && !isAnswer(err):
			return s.fail(journal.Unknown, fmt.Errorf("it may have arrived: %s", s.words(err)), linkHint)
		case errors.Is(err, errOther):
			return s.fail(journal.NeedsUser, fmt.Errorf("%w: %s", err, f.Name), otherHint)
		case errors.Is(err, errGrown):
			return s.fail(journal.NeedsUser, fmt.Errorf("%w: %s", err, f.Name), grownHint)
		}
		return s.tell(ctx, err)
	})
}

// upload is one file on its way.
type upload struct {
	conn   *connection
	file   desk.File
	source *desk.Source
	sent   func(int64)
	part   string
	naming bool // the file is whole, and is being named
}

// run costs eight round trips and those of the content where the file is fresh.
func (u *upload) run() error {
	at, done, err := u.look()
	if done || err != nil {
		return err
	}
	if at < u.file.Bytes {
		if err := u.fill(at); err != nil {
			return err
		}
	}
	u.naming = true
	return u.rename()
}

// look tells how much of the file is there already, and whether all of it has its name.
func (u *upload) look() (at int64, done bool, err error) {
	if u.file.Fresh {
		return 0, false, nil
	}
	size, there, err := u.conn.size(u.file.Name)
	switch {
	case err != nil:
		return 0, false, err
	case there && size == u.file.Bytes:
		return 0, true, nil
	case there:
		return 0, false, errOther
	}
	if size, there, err = u.conn.size(u.part); err != nil || !there {
		return 0, false, err
	}
	at, err = u.source.Beginning(size, u.readPart)
	if isAnswer(err) { // a folder that may only be put into: the end is sent again, and the rest is believed
		return max(0, size-desk.Tail), false, nil
	}
	return at, false, err
}

// readPart reads the end of the part, from on.
func (u *upload) readPart(p []byte, from int64) error {
	r, err := u.conn.ftp.RetrFrom(u.part, uint64(from))
	if err != nil {
		return err
	}
	_, err = io.ReadFull(r, p)
	if err := r.Close(); err != nil {
		return err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil // it became shorter: what is not there is compared as zeros
	}
	return err
}

// fill puts what the part lacks. Where the server does not go on with a part, it is begun anew.
func (u *upload) fill(at int64) error {
	err := u.pour(at)
	odd := errors.Is(err, errShort) || errors.Is(err, errGrown)
	if at > 0 && (odd || isAnswer(err) && u.source.At() == at) {
		err = u.pour(0)
	}
	return err
}

// pour writes the part from at on, and asks what the server has: it takes a line that was cut for the end of the file.
func (u *upload) pour(at int64) error {
	if err := u.source.GoTo(at); err != nil {
		return err
	}
	if err := u.conn.ftp.StorFrom(u.part, &counted{Source: u.source, sent: u.sent}, uint64(at)); err != nil {
		return err
	}
	size, there, err := u.conn.size(u.part)
	switch {
	case err != nil || !there: // a folder that does not show what is put into it is believed
		return err
	case size < u.file.Bytes:
		return errShort
	case size > u.file.Bytes:
		return errGrown
	}
	return nil
}

// counted reports how much was read when more is asked for: it is on its way.
type counted struct {
	*desk.Source
	sent func(int64)
	n    int
}

func (c *counted) Read(p []byte) (int, error) {
	if c.n > 0 {
		c.sent(int64(c.n))
	}
	var err error
	c.n, err = c.Source.Read(p)
	return c.n, err
}

// rename gives the part its name. A server that finds a file of that name may refuse: it is the same.
func (u *upload) rename() error {
	refused := u.conn.ftp.Rename(u.part, u.file.Name)
	if !isAnswer(refused) {
		return refused
	}
	size, there, err := u.conn.size(u.file.Name)
	if err != nil || !there || size != u.file.Bytes {
		return errors.Join(err, refused)
	}
	if err := u.conn.ftp.Delete(u.part); !isAnswer(err) {
		return err
	}
	return nil // a part that may not be taken away harms nobody
}

// size asks how large a file is; there is none where the server shows none.
func (c *connection) size(name string) (n int64, there bool, err error) {
	n, err = c.ftp.FileSize(name)
	switch {
	case err == nil:
		return n, true, nil
	case codeOf(err) == ftp.StatusFileUnavailable:
		return 0, false, nil
	case isUnknownCommand(err):
		return c.listed(name)
	}
	return 0, false, err
}

// listed is size, of servers that cannot be asked for it.
func (c *connection) listed(name string) (n int64, there bool, err error) {
	list, err := c.ftp.List(name)
	if isAnswer(err) {
		return 0, false, nil
	}
	for _, e := range list {
		if e.Type == ftp.EntryTypeFile && (e.Name == name || e.Name == "./"+name) {
			return int64(e.Size), true, err
		}
	}
	return 0, false, err
}
