package webdav

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// Put makes f be there. Where only the answer to the last act, the naming, is lost, the error is Unknown.
func (s *server) Put(ctx context.Context, f desk.File, sent func(n int64)) error {
	source, err := f.Source()
	if err != nil {
		return err
	}
	defer source.Close()
	u := &upload{server: s, file: f, source: source, sent: sent, part: partOf(f, f.Try)}
	err = u.run(ctx)
	if source.Err() != nil {
		return source.Err()
	}
	return err
}

// partOf is the name of a file that is not whole. Each attempt has its own: what an earlier one sent may arrive
// late, and must not be written into what this one is about to name.
func partOf(f desk.File, try int) string { return fmt.Sprintf("%s.%d%s", f.Name, try, desk.PartSuffix) }

// upload is one file on its way.
type upload struct {
	*server
	file   desk.File
	source *desk.Source
	sent   func(int64)
	part   string
}

// run costs two round trips and the content where the file is fresh. What an earlier attempt brought
// whole is not sent again.
func (u *upload) run(ctx context.Context) error {
	again, before := !u.file.Fresh && u.file.Try > 1, partOf(u.file, u.file.Try-1)
	if !u.file.Fresh {
		if there, err := u.whole(ctx, u.file.Name, u.file.Bytes); there || err != nil {
			return err
		}
	}
	if again {
		if brought, err := u.takeUp(ctx, before); brought || err != nil {
			return err
		}
	}
	if err := u.pour(ctx); err != nil {
		return err
	}
	if err := u.name(ctx); err != nil || !again {
		return err
	}
	u.remove(ctx, before) // which may have arrived meanwhile
	return nil
}

// takeUp names the part of an earlier attempt if it is whole, and removes it if it is not.
func (u *upload) takeUp(ctx context.Context, part string) (brought bool, err error) {
	r, there, err := u.look(ctx, part)
	if !there || err != nil {
		return false, err
	}
	if r.bytes == u.file.Bytes {
		if brought, err = u.same(ctx, part); err != nil {
			return false, err
		}
	}
	if !brought {
		u.remove(ctx, part)
		return false, nil
	}
	u.part = part
	return true, u.name(ctx)
}

// same tells whether a part of the right size ends as the file does.
func (u *upload) same(ctx context.Context, part string) (bool, error) {
	n, err := u.source.Beginning(u.file.Bytes, func(p []byte, from int64) error {
		header := map[string]string{"Range": fmt.Sprintf("bytes=%d-", from)}
		a, err := u.do(ctx, call{method: http.MethodGet, name: part, header: header, harmless: true})
		if a.Code == http.StatusPartialContent { // else what is not read is compared as zeros
			copy(p, a.Body)
		}
		if errors.Is(err, web.ErrLarge) { // from a server that knows no ranges
			return nil
		}
		return u.tell(ctx, err)
	})
	return n == u.file.Bytes, err
}

// remove removes a part that is of no use. One that stays does no harm.
func (u *upload) remove(ctx context.Context, part string) {
	_, _ = u.do(ctx, call{method: http.MethodDelete, name: part, harmless: true})
}

// pour puts the part. A cut does no harm: nothing shows a part.
func (u *upload) pour(ctx context.Context) error {
	a, err := u.put(ctx)
	switch {
	case err != nil:
		return u.tell(ctx, err)
	case a.Code == http.StatusCreated, a.Code == http.StatusNoContent, a.Code == http.StatusOK && !isPage(a):
		return nil
	}
	return u.refusal(a)
}

// put sends the whole file. After a break the server is asked first whether it takes it: one that refuses by
// hanging up would else get the content at each attempt.
func (u *upload) put(ctx context.Context) (web.Answer, error) {
	if err := u.source.GoTo(0); err != nil {
		return web.Answer{}, err
	}
	header := map[string]string{}
	if u.file.Try > 1 {
		header["Expect"] = "100-continue"
	}
	body := web.NewBody(u.source, "application/octet-stream", u.file.Bytes)
	return u.do(ctx, call{method: http.MethodPut, name: u.part, header: header, body: body, sent: u.sent})
}
