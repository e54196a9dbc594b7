package picture

import (
	"image"

	"sojourn/journal"
)

// Key names a tile: a photo, the way to turn it, what of it is shown, and the cells that it gets.
type Key struct {
	Photo         journal.File
	Orientation   int // Exif, 1 to 8
	Columns, Rows int
	Dim           bool // drawn dark and grey
	Part          Part
	Look          Look
	Size          image.Point // of the upright photo; zero where it is not known
	draft         bool
}

// slot is where the gallery keeps a tile. The same content is the same picture, whatever its name.
type slot struct {
	content                    string
	orientation, columns, rows int
	dim                        bool
	part                       Part
	look                       Look
	size                       image.Point
	draft                      bool
	screen                     Screen
}

func (k Key) slot(s Screen) slot {
	content := k.Photo.SHA256
	if content == "" {
		content = k.Photo.Path
	}
	return slot{content, k.Orientation, k.Columns, k.Rows, k.Dim, k.Part, k.Look, k.Size, k.draft, s}
}

func (k Key) isNothing() bool { return k.Photo.SHA256 == "" && k.Photo.Path == "" }

// edges are the sizes that pictures are asked for in: parts of what is kept, so that they are decoded at once in them.
var edges = []int{160, 320, 800, 1600, 2560}

// edge is the smallest of edges from which the tile can be drawn sharply. Pixels may be drawn a quarter larger.
func (k Key) edge(s Screen) int {
	need := max(s.across()*k.Columns, 2*k.Rows) * 4 / 3
	if s.Protocol != Cells {
		need = max(s.room(k).X, s.room(k).Y) * 4 / 5
	}
	for _, e := range edges {
		if e >= need {
			return e
		}
	}
	return edges[len(edges)-1]
}
