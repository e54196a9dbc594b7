package exif_test

import (
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
)

func shorts(id uint16, numbers ...uint16) tag {
	t := tag{id: id, kind: 3, count: uint32(len(numbers))}
	for _, n := range numbers {
		t.value = binary.BigEndian.AppendUint16(t.value, n)
	}
	return t
}

func TestTheFocusIsWhereTheFileSays(t *testing.T) {
	size := []tag{short(0xa002, 4000), short(0xa003, 2000)}
	for name, tc := range map[string]struct {
		orientation uint16
		camera      []tag
		want        journal.Focus
	}{
		"nothing is said":     {1, size, journal.Focus{}},
		"a point":             {1, append(size, shorts(0x9214, 1000, 1500)), focused(0.25, 0.75)},
		"a circle":            {1, append(size, shorts(0x9214, 1000, 1500, 90)), focused(0.25, 0.75)},
		"a box":               {1, append(size, shorts(0x9214, 1000, 1500, 90, 60)), focused(0.25, 0.75)},
		"a location":          {1, append(size, shorts(0xa214, 1000, 1500)), focused(0.25, 0.75)},
		"the area is trusted": {1, append(size, shorts(0x9214, 1000, 1500), shorts(0xa214, 1, 1)), focused(0.25, 0.75)},
		"outside":             {1, append(size, shorts(0x9214, 5000, 1500)), journal.Focus{}},
		"zeros":               {1, append(size, shorts(0x9214, 0, 0)), journal.Focus{}},
		"mirrored":            {2, append(size, shorts(0x9214, 1000, 1500)), focused(0.75, 0.75)},
		"upside down":         {3, append(size, shorts(0x9214, 1000, 1500)), focused(0.75, 0.25)},
		"4":                   {4, append(size, shorts(0x9214, 1000, 1500)), focused(0.25, 0.25)},
		"5":                   {5, append(size, shorts(0x9214, 1000, 1800)), focused(0.9, 0.25)},
		"to the right":        {6, append(size, shorts(0x9214, 1000, 1800)), focused(0.1, 0.25)},
		"7":                   {7, append(size, shorts(0x9214, 1000, 1800)), focused(0.1, 0.75)},
		"to the left":         {8, append(size, shorts(0x9214, 1000, 1800)), focused(0.9, 0.75)},
		"how far":             {1, append(size, fractions(0x9206, 24, 10)), journal.Focus{Metres: 2.4}},
		"infinitely far":      {1, append(size, fractions(0x9206, 0xffffffff, 1)), journal.Focus{}},
		"divided by nothing":  {1, append(size, fractions(0x9206, 1, 0)), journal.Focus{}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.jpg")
			data := photograph(t, block([]tag{short(0x0112, tc.orientation)}, tc.camera, nil))
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := exif.ReadFocus(t.Context(), path)
			if err != nil || got.Known != tc.want.Known || got.Metres != tc.want.Metres ||
				math.Abs(got.At.X-tc.want.At.X)+math.Abs(got.At.Y-tc.want.At.Y) > 1e-9 {
				t.Errorf("%+v, want %+v (%v)", got, tc.want, err)
			}
		})
	}
}

func focused(x, y float64) journal.Focus {
	return journal.Focus{At: journal.Spot{X: x, Y: y}, Known: true}
}
