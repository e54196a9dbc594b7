package sftp

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pkg/sftp"

	"sojourn/journal"
)

var errNoFolder = errors.New("its folder is not there")

// Hints: what the traveller can do.
const (
	linkHint   = "sync again when the link is back; what has arrived is not sent twice"
	loginHint  = "see to the account, its key or its password, then sync again"
	folderHint = "ask the desk for the folder, or have it made, then sync again"
	roomHint   = "often its disk or your share of it is full; ask the desk, then sync again"
)

// Codes of the protocol's statuses.
const (
	statusNoConnection   = 6
	statusConnectionLost = 7
)

func (s *server) fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: s.where, Kind: kind, Err: err, Hint: hint}
}

// tell words an error of the connection or of the server; nil stays nil.
func (s *server) tell(ctx context.Context, err error) error {
	known, ok := errors.AsType[*journal.Error](err)
	switch {
	case err == nil:
		return nil
	case ok:
		return known
	case ctx.Err() != nil:
		return s.fail(journal.Offline, errors.New("it was stopped"), linkHint)
	case strings.Contains(err.Error(), "unable to authenticate"):
		return s.fail(journal.NeedsUser, fmt.Errorf("the server does not let %s in", journal.Visible(s.user)), loginHint)
	case errors.Is(err, fs.ErrNotExist):
		return s.fail(journal.NeedsUser, errNoFolder, folderHint)
	case errors.Is(err, fs.ErrPermission):
		return s.fail(journal.NeedsUser, errors.New("the server does not allow to write into its folder"), folderHint)
	case isStatus(err):
		return s.fail(journal.NeedsUser, fmt.Errorf("the server fails: %s", journal.Visible(err.Error())), roomHint)
	}
	return s.fail(journal.Offline, fmt.Errorf("no link to the server: %s", journal.Visible(err.Error())), linkHint)
}

// isStatus tells an answer of the server from a break of the connection.
func isStatus(err error) bool {
	status, ok := errors.AsType[*sftp.StatusError](err)
	return ok && status.Code != statusNoConnection && status.Code != statusConnectionLost
}

// isBroken tells whether the connection is of no more use after err, which tell has worded.
func isBroken(err error) bool {
	kind := journal.KindOf(err)
	return kind == journal.Offline || kind == journal.Unknown
}
