package export

import (
	"encoding/json"
	"os"
	"strings"
)

// named returns the files that the earlier lines in the folder name, as far as they can be read.
func (w *writer) named() []string {
	file, err := os.Open(w.path(LinesName))
	if err != nil {
		return nil
	}
	defer file.Close()
	var found []string
	_ = eachLine(file, func(_ int, line []byte, _ error) error { // what cannot be read names nothing
		var l struct {
			File   string      `json:"file"`
			Photos []photoLine `json:"photos"`
		}
		if json.Unmarshal(line, &l) != nil {
			return nil
		}
		found = append(found, l.File)
		for _, p := range l.Photos {
			found = append(found, p.Sidecar)
			for _, f := range p.Files {
				found = append(found, f.File)
			}
		}
		return nil
	})
	return found
}

// remove takes away what only the earlier lines name.
func (w *writer) remove(before []string) {
	for _, name := range before {
		if _, still := w.names[strings.ToLower(name)]; still || !inside(name) && !isTrack(name) {
			continue
		}
		if os.Remove(w.path(name)) == nil {
			w.did.Removed++
		}
	}
}
