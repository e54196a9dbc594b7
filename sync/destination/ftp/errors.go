package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strings"

	"github.com/jlaffaye/ftp"

	"sojourn/journal"
)

var errNoFolder = errors.New("its folder is not there")

// Hints: what the traveller can do.
const (
	linkHint   = "sync again when the link is back; what has arrived is not sent twice"
	loginHint  = "see to the account or its password, then sync again"
	folderHint = "ask the desk for the folder, or have it made, then sync again"
	roomHint   = "often its disk or your share of it is full; ask the desk, then sync again"
	otherHint  = "nothing was written over it; ask the desk to move it away, then sync again"
	grownHint  = "ask the desk whether its server changes what it gets; it was not given its name"
	secureHint = "it may not speak TLS: ask the desk for its address; the password was not shown"
	trustHint  = "this may not be the server: ask the desk; where it vouches for itself, name the file with its certificate " +
		"by --ca; the password was not shown"
)

func (s *server) fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: s.where, Kind: kind, Err: err, Hint: hint}
}

// tell words an error of the connection or of the server; nil stays nil.
func (s *server) tell(ctx context.Context, err error) error {
	known, told := errors.AsType[*journal.Error](err)
	untrusted, lies := errors.AsType[*tls.CertificateVerificationError](err)
	switch {
	case err == nil:
		return nil
	case told:
		return known
	case ctx.Err() != nil:
		return s.fail(journal.Offline, errors.New("it was stopped"), linkHint)
	case lies:
		return s.fail(journal.NeedsUser, fmt.Errorf("its certificate is not trusted: %s", s.words(untrusted.Err)), trustHint)
	case errors.Is(err, errShort):
		return s.fail(journal.Offline, err, linkHint)
	case isRefusal(err):
		return s.refused(err)
	case codeOf(err) != 0:
		return s.fail(journal.Offline, fmt.Errorf("the server breaks off: %s", s.words(err)), linkHint)
	}
	return s.fail(journal.Offline, fmt.Errorf("no link to the server: %s", s.words(err)), linkHint)
}

// refused words an answer that asking again does not change.
func (s *server) refused(err error) error {
	said, who := s.words(err), journal.Visible(s.user)
	switch codeOf(err) {
	case ftp.StatusNotLoggedIn, ftp.StatusStorNeedAccount, ftp.StatusInvalidCredentials, ftp.StatusLoginNeedAccount:
		return s.fail(journal.NeedsUser, fmt.Errorf("the server does not let %s in: %s", who, said), loginHint)
	case ftp.StatusFileUnavailable, ftp.StatusBadFileName:
		return s.fail(journal.NeedsUser, fmt.Errorf("the server does not take it: %s", said), folderHint)
	}
	return s.fail(journal.NeedsUser, fmt.Errorf("the server fails: %s", said), roomHint)
}

// turnedAway words a server that does not get as far as asking who comes.
func (s *server) turnedAway(err error) error {
	if !isRefusal(err) {
		return err
	}
	return s.fail(journal.NeedsUser, fmt.Errorf("the server turns away: %s", s.words(err)), secureHint)
}

// notLetIn gives a refusal of the name back the code that the library took from it.
func notLetIn(err error) error {
	_, broke := errors.AsType[net.Error](err)
	_, garbled := errors.AsType[textproto.ProtocolError](err)
	_, lies := errors.AsType[*tls.CertificateVerificationError](err)
	_, noTLS := errors.AsType[tls.RecordHeaderError](err)
	ended := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err == nil || codeOf(err) != 0 || broke || garbled || lies || noTLS || ended {
		return err
	}
	return &textproto.Error{Code: ftp.StatusNotLoggedIn, Msg: err.Error()}
}

// maxWords is how much of what a server says is shown.
const maxWords = 200

// words is what the server answered, or else err, on one line, without the password, which a server may repeat.
func (s *server) words(err error) string {
	text := err.Error()
	if answer, ok := errors.AsType[*textproto.Error](err); ok {
		text = answer.Error()
	}
	if s.secret != "" {
		text = strings.ReplaceAll(text, s.secret, "…")
	}
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > maxWords {
		text = string(runes[:maxWords]) + "…"
	}
	return journal.Visible(text)
}

// codeOf is the code of the server's answer in err; 0 where there is none.
func codeOf(err error) int {
	if answer, ok := errors.AsType[*textproto.Error](err); ok {
		return answer.Code
	}
	return 0
}

// isAnswer tells an answer of the server, whose connection goes on, from a break of it.
func isAnswer(err error) bool {
	_, broke := errors.AsType[net.Error](err)
	return codeOf(err) != 0 && codeOf(err) != ftp.StatusNotAvailable && !broke
}

// isRefusal tells an answer that another connection would get too. That there is no room is one where the line broke as well.
func isRefusal(err error) bool {
	switch codeOf(err) {
	case ftp.StatusCanNotOpenDataConnection, ftp.StatusTransfertAborted:
		return false
	case ftp.Status452, ftp.StatusExceededStorage:
		return true
	}
	return isAnswer(err)
}

func isUnknownCommand(err error) bool {
	switch codeOf(err) {
	case ftp.StatusBadCommand, ftp.StatusNotImplemented, ftp.StatusNotImplementedParameter:
		return true
	}
	return false
}

// isBroken tells whether the connection is of no more use after err, which tell has worded.
func isBroken(err error) bool {
	kind := journal.KindOf(err)
	return kind == journal.Offline || kind == journal.Unknown
}
