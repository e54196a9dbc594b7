package s3

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"

	"github.com/minio/minio-go/v7"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
)

// Put makes f be there. Where the answer to the last act is lost, by which the object gets its name, the error is
// Unknown.
func (s *server) Put(ctx context.Context, f desk.File, sent func(n int64)) error {
	source, err := f.Open()
	if err != nil {
		return err
	}
	defer source.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	u := &upload{server: s, file: f, key: s.key(f.Name), source: source, sum: sha256.New(), sent: sent}
	return u.run(ctx)
}

// upload is one file on its way.
type upload struct {
	*server
	file   desk.File
	key    string
	source io.Reader
	sum    hash.Hash // of what was read of the source
	sent   func(int64)
}

func (u *upload) run(ctx context.Context) error {
	if !u.file.Fresh {
		if there, err := u.there(ctx); there || err != nil {
			return err
		}
	}
	if u.file.Bytes > partSize {
		return u.byParts(ctx)
	}
	return u.whole(ctx)
}

// there tells whether nothing is left to do. Another file of this name stays: what it is, is for the desk to say.
func (u *upload) there(ctx context.Context) (bool, error) {
	found, err := u.look(ctx, u.file)
	if found == other {
		return false, u.fail(journal.NeedsUser, fmt.Errorf("another file is called %s there", u.key), otherHint)
	}
	return found == same, err
}

// whole puts the file in one request.
func (u *upload) whole(ctx context.Context) error {
	p, err := u.read(u.file.Bytes)
	if err != nil {
		return err
	}
	if err := u.complete(); err != nil {
		return err
	}
	return u.give(ctx, func(o minio.PutObjectOptions) error {
		in := p.reader(u.sent)
		defer in.rest()
		o.UserMetadata, o.ContentType = u.metadata(), u.file.MIME
		o.DisableContentSha256 = true // as a stream: it is given whole
		_, err := u.core.PutObject(ctx, u.bucket, u.key, in, p.size(), p.md5, p.sha256, o)
		return err
	})
}

// give does act, after which the object is there: on the condition that there is none of its name, or, where the
// store takes no conditions, after a look.
func (u *upload) give(ctx context.Context, act func(o minio.PutObjectOptions) error) error {
	u.gate.left.Store(false)
	if !u.unconditional {
		var none minio.PutObjectOptions
		none.SetMatchETagExcept("*")
		err := act(none)
		switch statusOf(err) {
		case http.StatusPreconditionFailed:
			if there, err := u.there(ctx); there || err != nil {
				return err
			}
			return u.fail(journal.Later, errors.New("the store finds the file there, and does not show it"), busyHint)
		case http.StatusNotImplemented:
			u.unconditional = true
		default:
			return u.tellGiven(ctx, err)
		}
	}
	if there, err := u.there(ctx); there || err != nil {
		return err
	}
	return u.tellGiven(ctx, act(minio.PutObjectOptions{}))
}

func (u *upload) metadata() map[string]string { return map[string]string{sumKey: u.file.SHA256} }

// piece is what one request carries.
type piece struct {
	data   []byte
	md5    string // base64, as headers carry it
	tag    string // the same in hexadecimal, as stores tag what they have
	sha256 string
}

// read takes the next bytes of the source.
func (u *upload) read(size int64) (piece, error) {
	data := make([]byte, size)
	if _, err := io.ReadFull(u.source, data); err != nil {
		return piece{}, fmt.Errorf("read %s: %w", u.file.Name, err)
	}
	u.sum.Write(data)
	sum, tag := sha256.Sum256(data), md5.Sum(data)
	return piece{
		data: data, md5: base64.StdEncoding.EncodeToString(tag[:]), tag: hex.EncodeToString(tag[:]),
		sha256: hex.EncodeToString(sum[:]),
	}, nil
}

// complete tells whether the source was what it should be.
func (u *upload) complete() error {
	if n, _ := u.source.Read(make([]byte, 1)); n > 0 {
		return fmt.Errorf("read %s: it has more than %d bytes", u.file.Name, u.file.Bytes)
	}
	if hex.EncodeToString(u.sum.Sum(nil)) != u.file.SHA256 {
		return fmt.Errorf("read %s: its content is not what it was", u.file.Name)
	}
	return nil
}

func (p piece) size() int64 { return int64(len(p.data)) }

func (p piece) reader(sent func(int64)) *counted {
	return &counted{in: bytes.NewReader(p.data), sent: sent}
}
