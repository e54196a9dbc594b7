package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// The types of lines.
const (
	typeHeader      = "sojourn-export"
	typeDestination = "destination"
	typeCode        = "code"
	typeDelimiter   = "code-delimiter"
	typeTemplate    = "template"
	typeTrip        = "trip"
	typeQuery       = "query"
	typePlace       = "place"
	typeNoGo        = "no-go"
	typeTrack       = "track"
	typeClock       = "clock"
	typeEntry       = "entry"
	typeEnd         = "end"
)

// headerLine is the first line of an export.
type headerLine struct {
	Type    string `json:"type"`
	Version int    `json:"version"`
	Journal string `json:"journal"`
	Program string `json:"program"`
	Query   string `json:"query"`
}

// endLine is the last one: without it an export is not whole.
type endLine struct {
	Type         string `json:"type"`
	Entries      int    `json:"entries"`
	Destinations int    `json:"destinations"`
	Tracks       int    `json:"tracks"`
	Named        int    `json:"named"` // codes, templates, trips, saved queries and places; absent in version 1
}

const maxHeader = 64 << 10 // bytes

// Is reports whether dir is the folder of an export, whole or not, of any version.
func Is(dir string) bool {
	_, err := headerOf(dir)
	return err == nil
}

// headerOf reads the first line of the export in dir.
func headerOf(dir string) (headerLine, error) {
	return headerIn(filepath.Join(dir, LinesName))
}

func headerIn(path string) (headerLine, error) {
	info, err := os.Stat(path) // opening a pipe would wait for who writes into it
	if err != nil {
		return headerLine{}, err
	}
	if !info.Mode().IsRegular() {
		return headerLine{}, errors.New("it is no file")
	}
	file, err := os.Open(path)
	if err != nil {
		return headerLine{}, err
	}
	defer file.Close()
	line, err := bufio.NewReader(io.LimitReader(file, maxHeader)).ReadBytes('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return headerLine{}, err
	}
	return parseHeader(line)
}

func parseHeader(line []byte) (headerLine, error) {
	var h headerLine
	// What a later version adds to the line does not keep this one from telling its number.
	if err := json.Unmarshal(line, &h); err != nil || h.Type != typeHeader {
		return headerLine{}, errors.New("this is no export of a journal")
	}
	return h, nil
}

// readable refuses a version that this program does not know.
func (h headerLine) readable() error {
	if 1 <= h.Version && h.Version <= Version {
		return nil
	}
	return &journal.Error{
		Op: "import an export", Kind: journal.Invalid,
		Err:  fmt.Errorf("it is of version %d, and this sojourn reads those up to %d", h.Version, Version),
		Hint: "use the version of sojourn that made it, or a later one",
	}
}
