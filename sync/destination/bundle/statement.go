package bundle

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/sync/destination"
)

const (
	dispatchFormat   = "sojourn dispatch 1"
	withdrawalFormat = "sojourn withdrawal 1"
)

// statement is what is signed: a frozen dispatch with the hashes of its pictures, or that one is taken back.
// The message is written as the journal keeps it.
type statement struct {
	Format   string                `json:"format"`
	Dispatch string                `json:"dispatch"`
	Entry    journal.ID            `json:"entry"`
	Version  int64                 `json:"version,omitempty"`
	Replaces string                `json:"replaces,omitempty"` // the dispatch before
	FrozenAt time.Time             `json:"frozenAt,omitzero"`
	Message  journal.Message       `json:"message,omitzero"`
	Pictures []destination.Picture `json:"pictures,omitempty"`
}

func statementOf(d journal.Dispatch) statement {
	s := statement{
		Format: dispatchFormat, Dispatch: d.ID, Entry: d.Entry, Version: d.Version,
		FrozenAt: d.FrozenAt.UTC().Truncate(time.Second), Message: d.Message,
	}
	if d.Replaces != nil {
		s.Replaces = d.Replaces.Dispatch
	}
	for _, p := range d.Pictures {
		s.Pictures = append(s.Pictures, destination.NewPicture(p))
	}
	return s
}

// Bounds of what is read from a file that anybody may have made.
const (
	maxStatement = 4 << 20 // bytes
	maxPicture   = 1 << 30 // bytes
	mostPictures = 1000
	maxLine      = 256 // bytes, of the line in front
)

// signed is what stands in front of the pictures: who signed, the signature, the length, and the statement.
func (s statement) signed(key ed25519.PrivateKey) ([]byte, error) {
	text, err := json.Marshal(s)
	if err == nil && len(text) > maxStatement {
		err = &journal.Error{Kind: journal.Refused, Err: errors.New("its words are too long for a bundle"), Hint: "shorten them"}
	}
	if err != nil {
		return nil, err
	}
	code, signer := base64.RawURLEncoding, signerOf(key)
	line := fmt.Sprintf("%s %s %d\n", code.EncodeToString(signer[:]), code.EncodeToString(ed25519.Sign(key, text)), len(text))
	return append([]byte(line), text...), nil
}

var errUnsigned = errors.New("it is not signed by who is named in it")

// readStatement reads what signed wrote at the beginning of content, and returns where the pictures begin.
func readStatement(content io.ReaderAt, size int64) (s statement, by Signer, pictures int64, err error) {
	front := make([]byte, min(maxLine, size))
	if _, err := content.ReadAt(front, 0); err != nil && !errors.Is(err, io.EOF) {
		return s, by, 0, err
	}
	line, _, ok := bytes.Cut(front, []byte("\n"))
	var key, signature string
	var length int64
	if n, _ := fmt.Sscanf(string(line), "%s %s %d", &key, &signature, &length); !ok || n != 3 {
		return s, by, 0, errUnsigned
	}
	from := int64(len(line) + 1)
	if length <= 0 || length > maxStatement || length > size-from {
		return s, by, 0, errUnsigned
	}
	text := make([]byte, length)
	if _, err := content.ReadAt(text, from); err != nil && !errors.Is(err, io.EOF) {
		return s, by, 0, err
	}
	if by, err = verify(key, signature, text); err != nil {
		return s, by, 0, err
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return s, by, 0, errMeaningless
	}
	return s, by, from + length, s.sound(size - from - length)
}

func verify(key, signature string, text []byte) (by Signer, err error) {
	public, err := base64.RawURLEncoding.DecodeString(key)
	mark, err2 := base64.RawURLEncoding.DecodeString(signature)
	if err != nil || err2 != nil || len(public) != ed25519.PublicKeySize || !ed25519.Verify(public, text, mark) {
		return by, errUnsigned
	}
	return Signer(public), nil
}

var (
	errMeaningless = errors.New("it makes no sense to this version of sojourn")

	dispatchID = regexp.MustCompile(`^[A-Z2-7]{26}$`)
	mimeTypes  = []string{"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"}
)

// sound fails where s is nothing that sojourn writes; its pictures have so many bytes.
func (s statement) sound(pictures int64) error {
	known := s.Format == dispatchFormat || s.Format == withdrawalFormat && len(s.Pictures) == 0
	if !known || !dispatchID.MatchString(s.Dispatch) || !s.Entry.Valid() || len(s.Pictures) > mostPictures ||
		s.Replaces != "" && (!dispatchID.MatchString(s.Replaces) || s.Replaces == s.Dispatch) {
		return errMeaningless
	}
	for _, p := range s.Pictures {
		hash := len(p.SHA256) == 64 && strings.Trim(p.SHA256, "0123456789abcdef") == ""
		if !hash || !slices.Contains(mimeTypes, p.MIME) || p.Bytes <= 0 || p.Bytes > min(maxPicture, pictures) ||
			!utf8.ValidString(p.Alt) || p.Width < 0 || p.Height < 0 {
			return errMeaningless
		}
		pictures -= p.Bytes
	}
	if pictures != 0 {
		return errMeaningless
	}
	return s.soundWords()
}

// soundWords holds words to the rules of an entry's.
func (s statement) soundWords() error {
	m := s.Message
	e := journal.Entry{
		Caption: m.Caption, Alt: m.Alt, Headline: m.Headline, Keywords: m.Keywords, Credits: m.Credits, People: m.People,
	}
	if e.Validate() != nil || !utf8.ValidString(m.Text) || len(m.Language) > 35 {
		return errMeaningless
	}
	for _, p := range []*journal.Place{m.Place, m.Shown} {
		if p != nil && p.Point != nil && !p.Point.Valid() {
			return errMeaningless
		}
	}
	return nil
}

func (s statement) dispatch() journal.Dispatch {
	d := journal.Dispatch{
		ID: s.Dispatch, Entry: s.Entry, Version: s.Version, Message: s.Message, FrozenAt: s.FrozenAt,
	}
	for _, p := range s.Pictures {
		d.Pictures = append(d.Pictures, p.Picture())
	}
	return d
}
