package ingest

import (
	"path/filepath"
	"strings"
)

// candidate is a file of the card that is worth reading.
type candidate struct {
	path string
	size int64
}

// unit is what may belong together on a card: the files of one folder that share a stem.
type unit struct {
	root     *root
	photos   []candidate
	sidecars []candidate
}

// units puts the files of one folder together, in the order of the photos' names, and returns the
// sidecars that have no photo.
func units(from *root, photos, sidecars []candidate) (list []unit, orphans []candidate) {
	at := make(map[string]int, len(photos))
	for _, p := range photos {
		key := stem(p.path)
		i, there := at[key]
		if !there {
			i = len(list)
			at[key] = i
			list = append(list, unit{root: from})
		}
		list[i].photos = append(list[i].photos, p)
	}
	for _, s := range sidecars {
		i, there := at[sidecarStem(s.path)]
		if !there {
			orphans = append(orphans, s)
			continue
		}
		list[i].sidecars = append(list[i].sidecars, s)
	}
	return list, orphans
}

// sidecarStem is the stem of the photo that a sidecar is beside: X.xmp and X.JPG.xmp are beside X.JPG.
func sidecarStem(path string) string {
	if of := sidecarOf(path); kindOf(of) == kindPhoto {
		return stem(of)
	}
	return stem(path)
}

// sidecarOf is the path of a sidecar without its extension.
func sidecarOf(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) }
