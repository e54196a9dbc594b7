package exif_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sojourn/journal"
)

// expected is what exiftool reads of one file.
type expected struct {
	File         string `json:"file"`
	SourceFile   string
	Base64       string `json:"file_base64"`
	MIME         string `json:"MIMEType"`
	Width        int    `json:"ImageWidth"`
	Height       int    `json:"ImageHeight"`
	Time         any    `json:"DateTimeOriginal"`
	SubSec       any    `json:"SubSecTimeOriginal"`
	Offset       any    `json:"OffsetTimeOriginal"`
	Lat          number `json:"GPSLatitude"`
	Lon          number `json:"GPSLongitude"`
	Alt          number `json:"GPSAltitude"`
	Orientation  number `json:"Orientation"`
	Make, Model  any
	ExiftoolSays string `json:"Error"`
}

// number is a number, or nil where exiftool gives something else.
type number struct{ *float64 }

func (n *number) UnmarshalJSON(b []byte) error {
	if v, err := strconv.ParseFloat(strings.Trim(string(b), `"`), 64); err == nil {
		n.float64 = &v
	}
	return nil
}

func (e expected) name(t *testing.T) string {
	if e.Base64 == "" {
		return e.File
	}
	name, err := base64.StdEncoding.DecodeString(e.Base64)
	if err != nil {
		t.Fatal(err)
	}
	return string(name)
}

// photos returns the folder of real and broken photos that lies beside the repository.
func photos(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	dir = filepath.Join(dir, "..", "shared", "photos")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the photos of ../shared are not on this machine")
	}
	return dir
}

// differences compares facts with what exiftool reads, field by field.
func differences(e expected, f journal.Facts) map[string]string {
	diff := map[string]string{}
	compare := func(field string, got, want any) {
		if got != want {
			diff[field] = fmt.Sprintf("got %v, exiftool %v", got, want)
		}
	}
	width, height := f.Photo.Width, f.Photo.Height
	if f.Photo.Orientation >= 5 && !strings.HasPrefix(e.MIME, "image/hei") {
		width, height = height, width
	}
	compare("size", [2]int{width, height}, [2]int{e.Width, e.Height})
	compare("mime", f.Photo.MIME, e.MIME)
	orientation := 1 // what is not of Exif's eight counts as upright
	if n := e.Orientation.float64; n != nil && *n >= 1 && *n <= 8 {
		orientation = int(*n)
	}
	compare("orientation", f.Photo.Orientation, orientation)
	compare("make", f.Photo.Make, text(e.Make))
	compare("model", f.Photo.Model, text(e.Model))
	compareTime(e, f.Taken, compare)
	comparePlace(e, f.Place, compare)
	return diff
}

func text(value any) string {
	if value == nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprint(value))
}

func compareTime(e expected, m journal.Moment, compare func(string, any, any)) {
	want, offset := text(e.Time), text(e.Offset)
	if strings.Trim(want, " 0:") == "" {
		want = ""
	}
	if len(want) > 19 {
		want, offset = want[:19], want[19:]
	}
	if want != "" {
		want = strings.Replace(strings.ReplaceAll(want[:10], ":", "-")+want[10:], " ", "T", 1)
	}
	compare("time", m.Written, want)
	got := ""
	if m.Source == journal.OffsetExif {
		got = m.Local().Format("-07:00")
	}
	if offset == "Z" {
		offset = "+00:00"
	}
	compare("offset", got, offset)
	if e.SubSec != nil && m.Known() {
		fraction := strings.TrimRight(m.Clock.Format(".000000"), "0")
		compare("fraction", fraction, strings.TrimRight("."+text(e.SubSec), "0"))
	}
}

func comparePlace(e expected, p *journal.Place, compare func(string, any, any)) {
	lat, lon, alt := e.Lat.float64, e.Lon.float64, e.Alt.float64
	missing := lat == nil || lon == nil || !(journal.Point{Lat: *lat, Lon: *lon}).Valid()
	if missing || p == nil || p.Point == nil {
		compare("place", p == nil || p.Point == nil, missing)
		return
	}
	compare("latitude", round(p.Point.Lat), round(*lat))
	compare("longitude", round(p.Point.Lon), round(*lon))
	if alt != nil && p.Alt != nil {
		compare("altitude", round(*p.Alt), round(*alt))
	} else {
		compare("altitude", p.Alt == nil, alt == nil)
	}
}

func round(f float64) float64 { return math.Round(f*1e5) / 1e5 }

// expectations returns what exiftool reads of the photos in a folder: as a file there says, or as
// it says itself.
func expectations(t *testing.T, dir string) []expected {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		raw, _ = exec.Command("exiftool", "-json", "-n", "-r", "-q", "-q", dir).Output()
	}
	var list []expected
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	for i, e := range list {
		if e.File == "" {
			list[i].File, _ = filepath.Rel(dir, e.SourceFile)
		}
	}
	return list
}

func TestReadAgreesWithExiftool(t *testing.T) {
	for _, dir := range folders(t) {
		list := expectations(t, dir)
		agreed, refused := 0, 0
		for _, e := range list {
			name := e.name(t)
			facts, err := read(filepath.Join(dir, name))
			if err != nil {
				refused++
				t.Logf("%-50s refused: %v", journal.Visible(name), err)
				if e.Width > 0 && strings.HasPrefix(e.MIME, "image/") {
					t.Errorf("%s: exiftool reads it", journal.Visible(name))
				}
				continue
			}
			diff := differences(e, facts)
			if facts.Photo.Problem != "" {
				t.Logf("%-50s kept: %s", journal.Visible(name), facts.Photo.Problem)
			}
			for field, what := range diff {
				reason := reasonFor(e, name, field)
				t.Logf("%-50s %-11s %s: %s", journal.Visible(name), field, what, reason)
				if reason == "" {
					t.Errorf("%s: %s %s", journal.Visible(name), field, what)
				}
			}
			if len(diff) == 0 {
				agreed++
			}
		}
		t.Logf("%d files: %d agree in everything, %d differ for a reason, %d are refused",
			len(list), agreed, len(list)-agreed-refused, refused)
	}
}
