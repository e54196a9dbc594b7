package desk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

const recordFormat = "sojourn entry 1"

// record is one version of an entry. It depends on its dispatch alone, so that it has the same bytes
// at every attempt.
type record struct {
	Format       string             `json:"format"`
	Entry        journal.ID         `json:"entry"`
	Version      int64              `json:"version"`
	Dispatch     string             `json:"dispatch"`
	Replaces     string             `json:"replaces,omitempty"` // the name of the record before
	FrozenAt     time.Time          `json:"frozenAt"`
	TakenAt      string             `json:"takenAt,omitempty"` // RFC 3339; without an offset where none is known
	Language     string             `json:"language,omitempty"`
	Headline     string             `json:"headline,omitempty"`
	Caption      string             `json:"caption"`
	Text         string             `json:"text"` // caption, place and hashtags in one
	Keywords     []string           `json:"keywords,omitempty"`
	People       []string           `json:"people,omitempty"`
	Byline       string             `json:"byline,omitempty"`
	Credit       string             `json:"credit,omitempty"`
	Copyright    string             `json:"copyright,omitempty"`
	Instructions string             `json:"instructions,omitempty"`
	Place        *destination.Place `json:"place,omitempty"`
	Shown        *destination.Place `json:"shown,omitempty"` // where what is shown is, if elsewhere
	Pictures     []picture          `json:"pictures,omitempty"`
}

type picture struct {
	Name string `json:"name"`
	destination.Picture
}

var extensions = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/avif": ".avif",
}

func mimeTypes() []string { return slices.Sorted(maps.Keys(extensions)) }

// recordOf returns the record of x as a file. The error is Refused where a picture is of no kind
// that desks take.
func recordOf(x destination.Dispatch) (File, error) {
	r := record{
		Format: recordFormat, Entry: x.Entry, Version: x.Version, Dispatch: x.ID,
		FrozenAt: x.FrozenAt.UTC().Truncate(time.Second), TakenAt: x.Message.Taken.TakenAt(),
		Language: x.Message.Language, Headline: x.Message.Headline, Caption: x.Message.Caption,
		Text: x.Message.Text, Keywords: x.Message.Keywords, People: x.Message.People,
		Byline: x.Message.Credits.Byline, Credit: x.Message.Credits.Credit, Copyright: x.Message.Credits.Copyright,
		Instructions: x.Message.Credits.Instructions, Place: destination.NewPlace(x.Message.Place),
		Shown: destination.NewPlace(x.Message.Shown),
	}
	if x.Replaces != nil {
		r.Replaces = x.Replaces.RemoteID
	}
	for n, p := range x.Pictures {
		if extensions[p.MIME] == "" {
			return File{}, &journal.Error{
				Kind: journal.Refused, Err: fmt.Errorf("a picture is %s", journal.Visible(p.MIME)),
				Hint: "unmark the entry and mark it again, so that its pictures are made anew",
			}
		}
		r.Pictures = append(r.Pictures, picture{pictureName(x, n, p), destination.NewPicture(p)})
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return File{}, err
	}
	data = append(data, '\n')
	sum := sha256.Sum256(data)
	return File{
		Name: recordName(x), MIME: "application/json", Bytes: int64(len(data)), SHA256: hex.EncodeToString(sum[:]),
		Fresh: x.Notes[noteRecord] == "",
		Try:   tryOf(x),
		Open:  func() (io.ReadSeekCloser, error) { return memory{bytes.NewReader(data)}, nil },
	}, nil
}

// nameLength is how many characters of a hash or a random name make it a file's: 50 bits and more.
const nameLength = 12

// recordName is short, and its dispatch's own: no two dispatches have one record.
func recordName(x destination.Dispatch) string {
	return strings.ToLower(fmt.Sprintf("%s_v%d_%.*s.json", x.Entry, x.Version, nameLength, x.ID))
}

// pictureName tells which picture of the entry it is, and what is in it.
func pictureName(x destination.Dispatch, n int, p journal.Picture) string {
	return strings.ToLower(fmt.Sprintf("%s_%d_%.*s", x.Entry, n+1, nameLength, p.SHA256)) + extensions[p.MIME]
}

func pictureOf(x destination.Dispatch, n int, p journal.Picture) File {
	return File{
		Name: pictureName(x, n, p), MIME: p.MIME, Bytes: p.Bytes, SHA256: p.SHA256,
		Fresh: x.Notes[notePictures] == "" && x.Replaces == nil, // an earlier version may have the same picture
		Try:   tryOf(x),
		Open:  func() (io.ReadSeekCloser, error) { return x.Open(p) },
	}
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }
