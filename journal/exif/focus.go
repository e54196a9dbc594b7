package exif

import (
	"context"
	"os"

	"sojourn/journal"
)

// ReadFocus returns where the camera that made the file at path focused, as far as Exif's own tags say; errors are
// those of Read.
func ReadFocus(ctx context.Context, path string) (journal.Focus, error) {
	return patiently(ctx, path, readFocus)
}

func readFocus(ctx context.Context, file *os.File, size int64, path string) (journal.Focus, error) {
	_, p, v, err := readAll(ctx, file, size, path)
	if err != nil {
		return journal.Focus{}, err
	}
	return focus(p, v), nil
}

// farthest is a distance in metres beyond which none is told: cameras write as much for infinity.
const farthest = 1e5

func focus(p *picture, v values) journal.Focus {
	var f journal.Focus
	if d := v.number("SubjectDistance"); d > 0 && d < farthest {
		f.Metres = d
	}
	f.At, f.Known = subject(p, v)
	if f.Known {
		f.At = p.upright(f.At, int(v.number("Orientation")))
	}
	return f
}

// subject is the middle of what was focused on, in the picture as it is stored.
func subject(p *picture, v values) (journal.Spot, bool) {
	w, h := v.number("ExifImageWidth"), v.number("ExifImageHeight")
	if !(w > 0) || !(h > 0) {
		w, h = float64(p.width), float64(p.height)
	}
	for _, name := range []string{"SubjectArea", "SubjectLocation"} {
		at := v.numbers[name]
		if len(at) < 2 || w < 1 || h < 1 {
			continue
		}
		s := journal.Spot{X: at[0] / w, Y: at[1] / h}
		if s.X >= 0 && s.X <= 1 && s.Y >= 0 && s.Y <= 1 && s != (journal.Spot{}) {
			return s, true
		}
	}
	return journal.Spot{}, false
}

// upright is where s is once the picture stands upright.
func (p *picture) upright(s journal.Spot, orientation int) journal.Spot {
	if p.turnsItself {
		for range p.quarterTurns & 3 { // each against the clock
			s = journal.Spot{X: s.Y, Y: 1 - s.X}
		}
		return s
	}
	if orientation >= 5 && orientation <= 8 {
		s.X, s.Y = s.Y, s.X
	}
	switch orientation {
	case 2, 6:
		s.X = 1 - s.X
	case 4, 8:
		s.Y = 1 - s.Y
	case 3, 7:
		s.X, s.Y = 1-s.X, 1-s.Y
	}
	return s
}
