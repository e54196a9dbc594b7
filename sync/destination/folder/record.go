package folder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

const (
	entriesDir  = "entries"
	picturesDir = "pictures"
	recordExt   = ".json"
	pageExt     = ".html"

	recordFormat = 1
	maxRecord    = 4 << 20 // bytes
)

// errForeign says of a file that sojourn did not write it as it is.
var errForeign = errors.New("not a record of sojourn")

// record is one entry as the folder shows it. Its file is what makes the entry be there.
type record struct {
	Format    int               `json:"format"`
	Entry     journal.ID        `json:"id"`
	Dispatch  string            `json:"dispatch"`
	Published time.Time         `json:"published"`
	Updated   time.Time         `json:"updated"`
	TakenAt   string            `json:"takenAt,omitempty"` // RFC 3339; without an offset where none is known
	Precision precision         `json:"timePrecision,omitempty"`
	Told      journal.Precision `json:"placePrecision,omitempty"`
	Language  string            `json:"language,omitempty"`
	Headline  string            `json:"headline,omitempty"`
	Caption   string            `json:"caption"`
	Text      string            `json:"text"` // caption, place and hashtags in one
	Hashtags  []string          `json:"hashtags,omitempty"`
	Place     *place            `json:"place,omitempty"`
	Shown     *place            `json:"shown,omitempty"`
	Pictures  []picture         `json:"pictures,omitempty"`
	Replaced  []string          `json:"replaced,omitempty"`  // names of pictures that were shown before
	Withdrawn bool              `json:"withdrawn,omitempty"` // nothing shows it any more; its files are on their way out
}

type picture destination.Picture

// extensions of the pictures that browsers show.
var extensions = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp",
	"image/avif": ".avif",
}

func (p picture) name() string { return picturesDir + "/" + p.SHA256 + extensions[p.MIME] }

func (r record) recordName() string { return entriesDir + "/" + string(r.Entry) + recordExt }
func (r record) pageName() string   { return entriesDir + "/" + string(r.Entry) + pageExt }

// newRecord returns the record of d. The error is Refused where a picture is none for the web.
func newRecord(d destination.Dispatch, told journal.Precision) (record, error) {
	at := now()
	r := record{
		Format: recordFormat, Entry: d.Entry, Dispatch: d.ID, Published: at, Updated: at,
		TakenAt: d.Message.Taken.TakenAt(), Precision: precisionOf(told), Told: told.OrDefault(), Language: d.Message.Language,
		Headline: d.Message.Headline, Caption: d.Message.Caption, Text: d.Message.Text,
		Hashtags: d.Message.Hashtags, Place: (*place)(destination.NewPlace(d.Message.Place)),
		Shown: (*place)(destination.NewPlace(d.Message.Shown)),
	}
	for _, p := range d.Pictures {
		r.Pictures = append(r.Pictures, picture(destination.NewPicture(p)))
	}
	if !r.isSound() {
		return record{}, &journal.Error{
			Kind: journal.Refused, Err: errors.New("its pictures are not of a kind that a page can show"),
			Hint: "unmark the entry and mark it again, so that its pictures are made anew",
		}
	}
	return r, nil
}

// follow makes r the successor of what the folder showed of the same entry before.
func (r *record) follow(old record) {
	if !old.Withdrawn {
		r.Published = old.Published
	}
	kept := func(name string) bool {
		return slices.ContainsFunc(r.Pictures, func(p picture) bool { return p.name() == name })
	}
	names := old.Replaced
	for _, p := range old.Pictures {
		names = append(names, p.name())
	}
	slices.Sort(names)
	r.Replaced = slices.DeleteFunc(slices.Compact(names), kept)
}

func (f *Folder) writeRecord(ctx context.Context, r record) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeFile(f.path(r.recordName()), append(data, '\n'))
}

// readRecord reads the record in path. The error is errForeign where it is no sound record.
func readRecord(path string) (record, error) {
	file, err := os.Open(path)
	if err != nil {
		return record{}, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxRecord))
	if err != nil {
		return record{}, err
	}
	r, err := parseRecord(data)
	if err == nil && string(r.Entry)+recordExt != filepath.Base(path) {
		err = errForeign
	}
	return r, err
}

// parseRecord reads a record that anybody may have edited since it was written.
func parseRecord(data []byte) (record, error) {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return record{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	if !r.isSound() {
		return record{}, errForeign
	}
	return r, nil
}

// isSound tells whether the names of r's files stay inside the folder.
func (r record) isSound() bool {
	if r.Format != recordFormat || !isID(r.Entry) {
		return false
	}
	for _, p := range r.Pictures {
		if !isHash(p.SHA256) || extensions[p.MIME] == "" {
			return false
		}
	}
	return !slices.ContainsFunc(r.Replaced, func(name string) bool { return !isPictureName(name) })
}

// isID tells a whole ID in its own spelling, which is also safe as a file name.
func isID(id journal.ID) bool {
	prefix, err := journal.ParseIDPrefix(string(id))
	return err == nil && prefix == string(id) && len(id) == len(journal.NewID())
}

func isHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

func isPictureName(s string) bool {
	base, ok := strings.CutPrefix(s, picturesDir+"/")
	return ok && isHash(strings.TrimSuffix(base, filepath.Ext(base)))
}
