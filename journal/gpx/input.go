package gpx

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"sojourn/journal"
)

const (
	maxBytes = 512 << 20 // of one file
	maxToken = 1 << 20   // of one point, or of the text between two tags
)

var (
	errNotGPX   = errors.New("this is no GPX file")
	errTooLarge = errors.New("a file or a part of it is larger than any track's")
)

// broken words an error in a file; what encoding/xml quotes of the file is made safe to show.
func broken(err error, fixes int) error {
	if errors.Is(err, io.EOF) {
		err = errNotGPX
	}
	e := &journal.Error{Op: "read GPX", Kind: journal.Invalid, Err: foreign{err}}
	e.Hint = "export the track again, as GPX"
	if fixes > 0 {
		e.Err = fmt.Errorf("the file breaks off after %d fixes: %w", fixes, e.Err)
		e.Hint = "the fixes before the break are good; copy the file again for the rest"
	}
	return e
}

// foreign is an error whose text may quote a file.
type foreign struct{ error }

func (f foreign) Error() string { return journal.Visible(f.error.Error()) }
func (f foreign) Unwrap() error { return f.error }

// meter ends a document that is too large as a whole or between two refills, so that no
// hostile one can fill the memory.
type meter struct {
	reader io.Reader
	total  int
	token  int
}

func (m *meter) refill() { m.token = maxToken }

func (m *meter) Read(b []byte) (int, error) {
	if m.token <= 0 || m.total <= 0 {
		return 0, errTooLarge
	}
	n, err := m.reader.Read(b)
	m.token -= n
	m.total -= n
	return n, err
}

var (
	declared = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["']`)
	utf16    = regexp.MustCompile(`(?i)^utf-?16`)
)

// decoded returns r as UTF-8, going by its byte-order mark, else by what its first line declares.
func decoded(r io.Reader) (io.Reader, error) {
	in := bufio.NewReader(r)
	head, err := in.Peek(256)
	if len(head) == 0 {
		return nil, err
	}
	fallback := unicode.UTF8.NewDecoder()
	// A first line that can be read as ASCII is not UTF-16, whatever it says.
	if m := declared.FindStringSubmatch(string(head)); m != nil && !utf16.MatchString(m[1]) {
		e, err := htmlindex.Get(m[1])
		if err != nil {
			return nil, fmt.Errorf("its encoding %s is unknown", m[1])
		}
		fallback = e.NewDecoder()
	}
	return transform.NewReader(in, unicode.BOMOverride(fallback)), nil
}
