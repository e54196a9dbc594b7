package sftp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/pkg/sftp"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
)

// Put makes f be there. Where only the answer to the last act, the naming, is lost, the error is Unknown.
func (s *server) Put(ctx context.Context, f desk.File, sent func(n int64)) error {
	source, err := f.Source()
	if err != nil {
		return err
	}
	defer source.Close()
	return s.with(ctx, func(c *connection) error {
		u := &upload{
			conn: c, file: f, source: source, sent: sent,
			part: path.Join(s.folder, f.Name+desk.PartSuffix), name: path.Join(s.folder, f.Name),
		}
		err := u.run(ctx)
		if u.naming && err != nil && !isStatus(err) {
			return s.fail(journal.Unknown, fmt.Errorf("it may have arrived: %s", journal.Visible(err.Error())), linkHint)
		}
		if source.Err() != nil {
			return source.Err()
		}
		return s.tell(ctx, err)
	})
}

// upload is one file on its way.
type upload struct {
	conn       *connection
	file       desk.File
	source     *desk.Source
	sent       func(int64)
	part, name string
	naming     bool // the file is whole, and is being named
}

// run costs four round trips and those of the content where the file is fresh.
func (u *upload) run(ctx context.Context) error {
	to, err := u.open()
	if to == nil || err != nil {
		return err
	}
	if err := u.pour(ctx, to); err != nil {
		_ = to.Close() // the first error tells
		return err
	}
	if err := u.flush(to); err != nil {
		return err
	}
	u.naming = true
	return u.rename()
}

// open returns the part, to be gone on with; nil where the whole file is there.
func (u *upload) open() (*sftp.File, error) {
	if u.file.Fresh {
		if to, err := u.create(); err == nil || !isStatus(err) && !errors.Is(err, fs.ErrExist) {
			return to, err
		}
	}
	if is, err := u.conn.whole(u.name, u.file.Bytes); is == same || err != nil {
		return nil, err
	}
	info, err := u.conn.sftp.Lstat(u.part)
	if errors.Is(err, fs.ErrNotExist) {
		return u.create()
	}
	if err != nil {
		return nil, err
	}
	return u.goOn(info.Size())
}

// create makes a part that is not there, and has the source begin.
func (u *upload) create() (*sftp.File, error) {
	if err := u.source.GoTo(0); err != nil {
		return nil, err
	}
	return u.conn.sftp.OpenFile(u.part, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
}

// goOn opens what an earlier attempt left, and puts it and the source where they go on.
func (u *upload) goOn(size int64) (*sftp.File, error) {
	to, err := u.conn.sftp.OpenFile(u.part, os.O_RDWR)
	if err != nil {
		return nil, err
	}
	at, err := u.source.Beginning(size, func(p []byte, from int64) error {
		if _, err := to.ReadAt(p, from); !errors.Is(err, io.EOF) {
			return err
		}
		return nil // it became shorter: what is not there is compared as zeros
	})
	if err == nil && at < size {
		err = to.Truncate(at)
	}
	if err == nil {
		_, err = to.Seek(at, io.SeekStart)
	}
	if err != nil {
		_ = to.Close()
		return nil, err
	}
	return to, nil
}

// quick is how fast the answer to a write comes where the next may be twice as long.
const quick = time.Second

// pour writes what is left of the source to to, each write after the answer to the one before.
func (u *upload) pour(ctx context.Context, to *sftp.File) error {
	buffer := make([]byte, u.conn.most)
	size := leastWrite
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(u.source, buffer[:size])
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		if n == 0 {
			return nil
		}
		began := time.Now()
		if _, err := to.Write(buffer[:n]); err != nil {
			return err
		}
		u.sent(int64(n))
		if time.Since(began) < quick {
			size = min(2*size, u.conn.most)
		}
	}
}

// flush has the server put the part onto its disk, where it can.
func (u *upload) flush(to *sftp.File) error {
	if _, can := u.conn.sftp.HasExtension("fsync@openssh.com"); can {
		if err := to.Sync(); err != nil {
			_ = to.Close()
			return err
		}
	}
	return to.Close()
}

// rename gives the part its name. A server that finds a file of that name refuses: it is the same.
func (u *upload) rename() error {
	refused := u.conn.sftp.Rename(u.part, u.name)
	if refused == nil || !isStatus(refused) && !errors.Is(refused, fs.ErrExist) {
		return refused
	}
	if is, err := u.conn.whole(u.name, u.file.Bytes); err != nil || is != same {
		return errors.Join(err, refused)
	}
	return u.conn.sftp.Remove(u.part)
}

// finding is what a server has under a name.
type finding int

const (
	nothing finding = iota
	same            // a file of the size that is meant
	other           // something else
)

// whole tells whether a file of this name and size is there.
func (c *connection) whole(name string, size int64) (finding, error) {
	info, err := c.sftp.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, nil
	case err != nil:
		return nothing, err
	case info.Mode().IsRegular() && info.Size() == size:
		return same, nil
	}
	return other, nil
}
