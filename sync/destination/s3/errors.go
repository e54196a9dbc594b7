package s3

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"

	"sojourn/journal"
)

// Hints: what the traveller can do.
const (
	linkHint   = "sync again when the link is back; what has arrived is not sent twice"
	portalHint = "open a page in a web browser to see whether this network wants a login, and check the endpoint"
	pairHint   = "ask the desk for its access key and secret key, and give both with `sojourn destination add s3`"
	rightsHint = "ask the desk to let the key list the bucket, and read and write below the prefix, then sync again"
	bucketHint = "ask the desk for the bucket, or have it made: sojourn makes none; then sync again"
	clockHint  = "set this machine's clock and its time zone, then sync again; the times of photos do not hang on them"
	roomHint   = "ask the desk for more room, then sync again"
	sizeHint   = "make the pictures smaller with --edge or --max-bytes, and mark the entry again"
	busyHint   = "nothing was lost; it is tried again by itself"
	lookHint   = "nothing is sent again before the bucket was looked at; sync again to look"
	otherHint  = "have the desk move it away, then sync again; nothing was written over"
	askHint    = "ask the desk, then sync again; nothing was written over"
)

// meaning is what an answer of a store comes to.
type meaning struct {
	kind        journal.Kind
	words, hint string
}

var (
	strangeKey  = meaning{journal.NeedsUser, "the store does not accept the access key", pairHint}
	denied      = meaning{journal.NeedsUser, "the store does not allow it to this key", rightsHint}
	full        = meaning{journal.NeedsUser, "the store has no room left for it", roomHint}
	tooLarge    = meaning{journal.Refused, "the store takes no file of this size", sizeHint}
	busy        = meaning{journal.Later, "the store asks to wait", busyHint}
	damaged     = meaning{journal.Later, "the file was damaged on its way, and the store did not take it", busyHint}
	trouble     = meaning{journal.Later, "the store is in trouble", busyHint}
	forgotten   = meaning{journal.Later, "the store has dropped the parts that it had", busyHint}
	notAccepted = meaning{journal.NeedsUser, "the store refuses it", askHint}
)

// meanings of the codes that stores answer with.
var meanings = map[string]meaning{
	"InvalidAccessKeyId": strangeKey, "InvalidToken": strangeKey, "ExpiredToken": strangeKey, "InvalidSecurity": strangeKey,
	"SignatureDoesNotMatch": {journal.NeedsUser, "the secret key does not fit the access key", pairHint},
	"AccessDenied":          denied, "AllAccessDisabled": denied, "AccountProblem": denied,
	"NoSuchBucket": {journal.NeedsUser, "the bucket is not there", bucketHint},
	"SlowDown":     busy, "SlowDownWrite": busy, "TooManyRequests": busy,
	"ConditionalRequestConflict": busy, "OperationAborted": busy,
	"BadDigest": damaged, "XAmzContentSHA256Mismatch": damaged, "IncompleteBody": damaged, "RequestTimeout": damaged,
	"QuotaExceeded": full, "XMinioAdminBucketQuotaExceeded": full, "XMinioStorageFull": full,
	"EntityTooLarge": tooLarge, "NoSuchUpload": forgotten,
}

// meant is what an answer comes to, by its code, else by its status.
func meant(answer minio.ErrorResponse) meaning {
	if m, ok := meanings[answer.Code]; ok {
		return m
	}
	switch status := answer.StatusCode; {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return denied
	case status == http.StatusTooManyRequests:
		return busy
	case status == http.StatusRequestEntityTooLarge:
		return tooLarge
	case status == http.StatusInsufficientStorage:
		return full
	case status >= 500 && status != http.StatusNotImplemented:
		return trouble
	}
	return notAccepted
}

// answerOf is what the store answered; its status is 0 where no answer came.
func answerOf(err error) minio.ErrorResponse {
	answer, _ := errors.AsType[minio.ErrorResponse](err)
	return answer
}

func statusOf(err error) int { return answerOf(err).StatusCode }

func isAbsent(err error) bool {
	answer := answerOf(err)
	return answer.StatusCode == http.StatusNotFound && answer.Code != "NoSuchBucket"
}

func (s *server) fail(kind journal.Kind, err error, hint string) *journal.Error {
	return &journal.Error{Op: s.where, Kind: kind, Err: err, Hint: hint}
}

// tell words an error of the connection or of the store; nil stays nil.
func (s *server) tell(ctx context.Context, err error) error {
	known, ok := errors.AsType[*journal.Error](err)
	to, elsewhere := errors.AsType[*moved](err)
	switch {
	case err == nil:
		return nil
	case ok:
		return known
	case ctx.Err() != nil:
		return s.fail(journal.Offline, errors.New("it was stopped"), linkHint)
	case elsewhere && to.region != "":
		return s.otherRegion(to.region)
	case isForeign(err):
		return s.fail(journal.Offline, fmt.Errorf("%w: a portal is in the way, or this is no store", s.cause(err)), portalHint)
	case statusOf(err) != 0:
		return s.refusal(answerOf(err))
	}
	return s.broken(err)
}

// tellGiven words an error of the act that may have put the file there, though no answer says so.
func (s *server) tellGiven(ctx context.Context, err error) error {
	told := s.tell(ctx, err)
	if known, ok := errors.AsType[*journal.Error](told); ok && s.mayBeDone(err) {
		return s.fail(journal.Unknown, fmt.Errorf("it may have arrived: %w", known.Err), lookHint)
	}
	return told
}

func (s *server) mayBeDone(err error) bool {
	if answer := answerOf(err); answer.StatusCode != 0 {
		return meant(answer) == trouble
	}
	return !isForeign(err) && s.gate.left.Load()
}

// refusal words what the store answered.
func (s *server) refusal(answer minio.ErrorResponse) error {
	if answer.Code == "RequestTimeTooSkewed" || answer.StatusCode == http.StatusForbidden && s.skew().Abs() > mostSkew {
		return s.wrongClock()
	}
	if answer.StatusCode == http.StatusBadRequest && answer.Region != "" && answer.Region != s.region {
		return s.otherRegion(answer.Region)
	}
	m := meant(answer)
	words := m.words
	if answer.Code == "NoSuchBucket" {
		words = fmt.Sprintf("there is no bucket %s", s.bucket)
	}
	if said := s.clean(answer.Message); said != "" {
		words += fmt.Sprintf(": “%s” (%s)", said, s.clean(answer.Code))
	}
	return s.fail(m.kind, errors.New(words), m.hint)
}

func (s *server) otherRegion(region string) error {
	region = s.clean(region)
	return s.fail(journal.NeedsUser, fmt.Errorf("the bucket is in the region %s, and not in %s", region, s.region),
		fmt.Sprintf("sojourn destination add s3 %s --region %s", s.name, region))
}

// mostSkew is how far clocks may differ before stores refuse.
const mostSkew = 15 * time.Minute

func (s *server) skew() time.Duration { return time.Duration(s.gate.ahead.Load()) }

func (s *server) wrongClock() error {
	how := "differs from"
	if by := strings.TrimSuffix(s.skew().Abs().Round(time.Minute).String(), "0s"); by != "" {
		how = "is " + by + " ahead of"
		if s.skew() > 0 {
			how = "is " + by + " behind"
		}
	}
	return s.fail(journal.NeedsUser,
		fmt.Errorf("this machine's clock %s the store's, which refuses such requests", how), clockHint)
}

// broken words that no answer came.
func (s *server) broken(err error) error {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return s.fail(journal.Offline,
			fmt.Errorf("whoever answers does not prove to be %s: %w", s.host, s.cause(err)), portalHint)
	}
	return s.fail(journal.Offline, fmt.Errorf("no link to the store: %w", s.cause(err)), linkHint)
}

// cause is why the link failed, safe to show and without the address that net/http repeats.
func (s *server) cause(err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	if strings.HasPrefix(err.Error(), "Connection closed by foreign host") { // and the address again
		return errors.New("the connection was closed")
	}
	return errors.New(s.clean(err.Error()))
}

const maxWords = 300 // characters of foreign words that are shown

// clean makes foreign words safe to show, and takes the secret out of them.
func (s *server) clean(words string) string {
	text := []rune(journal.Visible(journal.CleanLine(strings.ReplaceAll(words, s.secret, "…"))))
	if len(text) > maxWords {
		return string(text[:maxWords]) + "…"
	}
	return string(text)
}
