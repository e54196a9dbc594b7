package bundle

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"time"

	"filippo.io/age"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// put adds d to the bundle in f.
func (b *Bundle) put(
	ctx context.Context, f *os.File, ix index, d destination.Dispatch, t destination.Trail,
) (member, error) {
	s := statementOf(d.Dispatch)
	front, err := s.signed(b.key)
	if err != nil {
		return member{}, err
	}
	return b.add(ctx, f, ix, member{dispatch: d.ID}, func(w io.Writer) error {
		if _, err := w.Write(front); err != nil {
			return err
		}
		t.Sent(int64(len(front)))
		for _, p := range d.Pictures {
			if err := copyPicture(ctx, w, d, p, t); err != nil {
				return err
			}
		}
		return nil
	})
}

func copyPicture(ctx context.Context, w io.Writer, d destination.Dispatch, p journal.Picture, t destination.Trail) error {
	in, err := d.Open(p)
	if err != nil {
		return err
	}
	defer in.Close()
	c := &counted{ctx: ctx, in: in, sum: sha256.New(), trail: t}
	n, err := io.Copy(w, c)
	if err == nil && (n != p.Bytes || hex.EncodeToString(c.sum.Sum(nil)) != p.SHA256) {
		err = fmt.Errorf("picture %s is not the one that was agreed on", p.SHA256)
	}
	return err
}

// counted reads a picture: it stops with ctx and reports bytes.
type counted struct {
	ctx   context.Context
	in    io.Reader
	sum   hash.Hash
	trail destination.Trail
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.in.Read(p)
	c.sum.Write(p[:n])
	c.trail.Sent(int64(n))
	return n, err
}

// add writes the content of m behind all others, and its header when that is on the disk. Where it fails, the
// bundle is as it was.
func (b *Bundle) add(
	ctx context.Context, f *os.File, ix index, m member, content func(w io.Writer) error,
) (member, error) {
	if err := mayGrow(ix); err != nil {
		return m, err
	}
	if err := f.Truncate(ix.end); err != nil {
		return m, err
	}
	m.at, m.sealed, m.written = ix.end+block, len(b.recipients) > 0, time.Now().UTC().Truncate(time.Second)
	err := b.write(f, &m, content)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = commit(f, m)
	}
	if err != nil {
		return m, errors.Join(err, restore(f, ix.end))
	}
	return m, nil
}

// write writes m's content, and learns its size and its sum.
func (b *Bundle) write(f *os.File, m *member, content func(w io.Writer) error) error {
	sum := sha256.New()
	to := &tally{to: io.NewOffsetWriter(f, m.at), sum: sum}
	buffer := bufio.NewWriterSize(to, 256<<10)
	seal, err := b.seal(buffer)
	if err == nil {
		err = content(seal)
	}
	if err == nil {
		err = errors.Join(seal.Close(), buffer.Flush())
	}
	m.size, m.sum = to.size, hex.EncodeToString(sum.Sum(nil))[:sumLength]
	return err
}

// commit makes m be there: first all that follows its header, and then that.
func commit(f *os.File, m member) error {
	head, err := m.header()
	if err != nil {
		return err
	}
	behind := make([]byte, padded(m.size)-m.size+ending)
	if _, err := f.WriteAt(behind, m.at+m.size); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if _, err := f.WriteAt(head, m.at-block); err != nil {
		return err
	}
	return f.Sync()
}

// restore takes away what was not finished.
func restore(f *os.File, end int64) error {
	if err := f.Truncate(end); err != nil {
		return err
	}
	_, _ = f.WriteAt(make([]byte, ending), end) // on a full disk the bundle ends without them
	return f.Sync()
}

// mayGrow refuses a bundle in whose middle something is broken: what is behind it would be lost.
func mayGrow(ix index) error {
	if ix.damaged == 0 {
		return nil
	}
	return &journal.Error{
		Kind: journal.NeedsUser, Err: errors.New("it is damaged in its middle"),
		Hint: "nothing was written; what can be read of it can still be delivered: keep it, and move it away, " +
			"so that a new one is begun",
	}
}

type tally struct {
	to   io.Writer
	sum  hash.Hash
	size int64
}

func (t *tally) Write(p []byte) (int, error) {
	n, err := t.to.Write(p)
	t.sum.Write(p[:n])
	t.size += int64(n)
	return n, err
}

// seal encrypts for the recipients; where there are none, it does not.
func (b *Bundle) seal(w io.Writer) (io.WriteCloser, error) {
	if len(b.recipients) == 0 {
		return open{w}, nil
	}
	return age.Encrypt(w, b.recipients...)
}

type open struct{ io.Writer }

func (open) Close() error { return nil }
