package exif_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
)

// expected is what exiftool reads of one file.
type expected struct {
	File         string   `json:"file"`
	Base64       string   `json:"file_base64"`
	MIME         string   `json:"MIMEType"`
	Width        int      `json:"ImageWidth"`
	Height       int      `json:"ImageHeight"`
	Time         string   `json:"DateTimeOriginal"`
	SubSec       any      `json:"SubSecTimeOriginal"`
	Offset       string   `json:"OffsetTimeOriginal"`
	Lat          *float64 `json:"GPSLatitude"`
	Lon          *float64 `json:"GPSLongitude"`
	Alt          *float64 `json:"GPSAltitude"`
	Orientation  int      `json:"Orientation"`
	Make, Model  any
	ExiftoolSays string `json:"Error"`
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
	orientation := e.Orientation
	if orientation < 1 || orientation > 8 {
		orientation = 1 // what is not of Exif's eight counts as upright
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
	want, offset := e.Time, e.Offset
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
	missing := e.Lat == nil || e.Lon == nil || !(journal.Point{Lat: *e.Lat, Lon: *e.Lon}).Valid()
	if missing || p == nil || p.Point == nil {
		compare("place", p == nil || p.Point == nil, missing)
		return
	}
	compare("latitude", round(p.Point.Lat), round(*e.Lat))
	compare("longitude", round(p.Point.Lon), round(*e.Lon))
	if e.Alt != nil && p.Alt != nil {
		compare("altitude", round(*p.Alt), round(*e.Alt))
	} else {
		compare("altitude", p.Alt == nil, e.Alt == nil)
	}
}

func round(f float64) float64 { return math.Round(f*1e5) / 1e5 }

func TestReadAgreesWithExiftool(t *testing.T) {
	dir := photos(t)
	raw, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []expected
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	agreed, refused := 0, 0
	for _, e := range list {
		name := e.name(t)
		facts, err := exif.Read(context.Background(), filepath.Join(dir, name))
		if err != nil {
			refused++
			t.Logf("%-50s refused: %v", journal.Visible(name), err)
			if e.Width > 0 {
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
