package gpx

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const maxPart = 1 << 20 // bytes of one point, or of the text between two

var (
	errNoTrack  = errors.New("this is no track file that sojourn knows")
	errTooLarge = errors.New("a part of it is larger than any point of a track")
)

// input is a file whose parts have a bound, so that no hostile one can fill the memory.
type input struct {
	text *bufio.Reader
	left int // bytes of this part
}

func newInput(r io.Reader) *input {
	in := &input{text: bufio.NewReaderSize(r, 64<<10)}
	in.refill()
	return in
}

// refill begins another part.
func (in *input) refill() { in.left = maxPart }

func (in *input) Read(b []byte) (int, error) {
	if in.left <= 0 {
		return 0, errTooLarge
	}
	n, err := in.text.Read(b)
	in.left -= n
	return n, err
}

// format tells what kind of file it is by how it begins.
func (in *input) format() (format, error) {
	head, err := in.text.Peek(4096)
	begin := bytes.TrimSpace(head)
	switch {
	case len(begin) == 0:
		return nil, err
	case begin[0] == '<':
		return readXML, nil
	case begin[0] == '{' || begin[0] == '[':
		return readGoogle, nil
	case receiver.Match(head):
		return readNMEA, nil
	}
	return nil, errNoTrack
}

// receiver is a sentence that every receiver writes often.
var receiver = regexp.MustCompile(`(?m)^\$[A-Z]{2}(RMC|GGA|GSA|GSV|GLL|VTG|ZDA),`)

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
