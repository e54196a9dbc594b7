package webdav

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"sojourn/journal"
	"sojourn/sync/destination/web"
)

// name gives the part its name, if nothing has it.
func (u *upload) name(ctx context.Context) error {
	a, err := u.move(ctx)
	switch {
	case mayHaveLeft(err):
		return u.unsure(ctx, err)
	case err != nil:
		return u.tell(ctx, err)
	case a.Code == http.StatusCreated, a.Code == http.StatusNoContent:
		return nil
	}
	return u.settle(ctx, a)
}

// move asks for the new name, by its address and, where that is not understood, by its path: a proxy that
// takes off the TLS leaves the server behind it with an address that it does not know for its own.
func (u *upload) move(ctx context.Context) (a web.Answer, err error) {
	to := u.at(u.file.Name)
	forms := []string{to.String(), to.EscapedPath()}
	if u.byPath.Load() {
		forms = forms[1:]
	}
	for n, form := range forms {
		a, err = u.do(ctx, call{
			method: "MOVE", name: u.part, header: map[string]string{"Destination": form, "Overwrite": "F"},
		})
		if err != nil || a.Code != http.StatusBadRequest && a.Code != http.StatusBadGateway {
			u.byPath.CompareAndSwap(false, n > 0)
			break
		}
	}
	return a, err
}

// settle looks what became of a part whose naming was answered by a.
func (u *upload) settle(ctx context.Context, a web.Answer) error {
	there, err := u.whole(ctx, u.file.Name, u.file.Bytes)
	switch {
	case err != nil:
		return u.unsure(ctx, err)
	case there && a.Code == http.StatusPreconditionFailed:
		u.remove(ctx, u.part) // it was there already
		return nil
	case there:
		return nil
	case a.Code == http.StatusPreconditionFailed:
		return u.fail(journal.NeedsUser, fmt.Errorf("another file there has the name %s", u.file.Name),
			"ask the desk to move it away, then sync again")
	case a.Code == http.StatusNotFound:
		return u.later(a, errors.New("the server does not have what it has just taken"))
	}
	return u.refusal(a)
}
