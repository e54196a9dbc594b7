package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/journal"
)

// expected is what exiftool reads of one file of the corpus.
type expected struct {
	File        string   `json:"file"`
	Base64      string   `json:"file_base64"`
	SHA256      string   `json:"sha256"`
	MIME        string   `json:"MIMEType"`
	Width       int      `json:"ImageWidth"`
	Height      int      `json:"ImageHeight"`
	Time        string   `json:"DateTimeOriginal"`
	Offset      string   `json:"OffsetTimeOriginal"`
	Lat         *float64 `json:"GPSLatitude"`
	Lon         *float64 `json:"GPSLongitude"`
	Orientation int      `json:"Orientation"`
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

// meant are the differences from exiftool that are meant: file, field.
var meant = map[[2]string]string{
	{"gps/geodegrees_as_string.jpg", "latitude"}:           "52,00000,50,00000,34,01180: exiftool takes the 50 for seconds",
	{"gps/geodegrees_as_string.jpg", "longitude"}:          "11,00000,10,00000,58,28360: exiftool takes the 10 for seconds",
	{"raw/head-only-sample.arw", "size"}:                   "as its directory and its Exif data say; exiftool's is in a maker note",
	{"broken/made/exif-65535-entries.jpg", "time"}:         "the count is wrong; imagemeta reads the entries before it gives up",
	{"broken/made/exif-65535-entries.jpg", "place"}:        "the same",
	{"broken/made/exif-65535-entries.jpg", "orientation"}:  "the same",
	{"broken/made/exif-65535-entries.jpg", "size"}:         "the same",
	{"broken/made/exif-65535-entries.jpg", "offset"}:       "the same",
	{"broken/made/exif-65535-entries.jpg", "takenAt time"}: "the same",
}

// corpus returns the folder of real and broken photos that lies beside the repository.
func corpus(t *testing.T) string {
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "photos"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the photos of ../shared are not on this machine")
	}
	return dir
}

const (
	memoryLimit = 200 << 10       // kB, of the program as it ships
	timeLimit   = 5 * time.Second // for one file
)

func TestTheCorpusIsImportedAsExiftoolReadsIt(t *testing.T) {
	photos, dir := corpus(t), t.TempDir()
	c := sojourn(t, dir, "import", photos, "--json")
	var out, told bytes.Buffer
	c.Stdout, c.Stderr = &out, &told
	_ = c.Run() // its exit code is looked at
	if code := c.ProcessState.ExitCode(); code != exitPartly {
		t.Fatalf("exit code %d\n%s", code, told.String())
	}
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	t.Logf("%d MB at most, %s of processor time", usage.Maxrss>>10, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
	if usage.Maxrss > memoryLimit && !testing.Short() { // the race detector takes twice as much beside
		t.Errorf("it used %d MB", usage.Maxrss>>10)
	}
	failures, sum := importLines(t, out.String())
	entries := entriesByContent(t, do(t, dir, "list", "--json"))
	if sum.Found != sum.Imported+sum.Duplicates+sum.Failed || sum.Imported != len(entries) || sum.Failed != len(failures) {
		t.Errorf("%+v, %d entries, %d failures", sum, len(entries), len(failures))
	}
	compareCorpus(t, photos, entries, failures)
	clean(t, "import --json", out.String()+told.String())
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"check", "--deep"}} {
		clean(t, strings.Join(args, " "), do(t, dir, args...))
	}
	for _, e := range entries {
		clean(t, "show "+e.Photos[0].Name, do(t, dir, "show", string(e.ID)))
		break // they are all printed the same way, and listed above
	}
}

func importLines(t *testing.T, out string) (failures map[string]string, sum struct {
	Found, Imported, Duplicates, Failed int
},
) {
	failures = map[string]string{}
	for line := range strings.Lines(out) {
		var one struct {
			Path, Problem string
			Summary       *struct{ Found, Imported, Duplicates, Failed int }
		}
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		switch {
		case one.Summary != nil:
			sum = *one.Summary
		case one.Problem == "":
			t.Errorf("%s is named without a reason", one.Path)
		default:
			failures[one.Path] = one.Problem
		}
	}
	return failures, sum
}

func entriesByContent(t *testing.T, out string) map[string]entryJSON {
	entries := map[string]entryJSON{}
	for line := range strings.Lines(out) {
		var e entryJSON
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		entries[e.Photos[0].SHA256] = e
	}
	return entries
}

// clean fails where output has what a terminal may obey.
func clean(t *testing.T, what, output string) {
	t.Helper()
	for line := range strings.Lines(output) {
		line = strings.TrimSuffix(line, "\n")
		if shown := journal.Visible(line); shown != line {
			t.Errorf("%s prints raw: %s", what, shown)
		}
	}
}

func compareCorpus(t *testing.T, photos string, entries map[string]entryJSON, failures map[string]string) {
	raw, err := os.ReadFile(filepath.Join(photos, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []expected
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	agreed := 0
	for _, want := range list {
		name := want.name(t)
		got, ok := entries[want.SHA256]
		if !ok {
			path := strings.ToValidUTF8(filepath.Join(photos, name), "\uFFFD")
			if failures[path] == "" {
				t.Errorf("%s is neither imported nor named", journal.Visible(name))
			}
			if want.Width > 0 {
				t.Errorf("%s: exiftool reads it", journal.Visible(name))
			}
			continue
		}
		if want.Width == 0 && want.MIME == "image/jpeg" {
			continue // exiftool gives up on a JPEG that is cut short; its Exif data can be read
		}
		agreed++
		for field, what := range differences(want, got) {
			if meant[[2]string{name, field}] == "" {
				t.Errorf("%s: %s %s", journal.Visible(name), field, what)
			}
		}
	}
	t.Logf("%d files of %d compared, %d named", agreed, len(list), len(failures))
	if agreed < 190 {
		t.Errorf("only %d files were compared", agreed)
	}
}

// differences compares an entry with what exiftool reads.
func differences(want expected, got entryJSON) map[string]string {
	diff := map[string]string{}
	compare := func(field, g, w string) {
		if g != w {
			diff[field] = "is " + g + ", exiftool reads " + w
		}
	}
	p := got.Photos[0]
	width, height := want.Width, want.Height
	if p.Orientation >= 5 && !strings.HasPrefix(want.MIME, "image/hei") {
		width, height = height, width // as shown
	}
	compare("size", jsonOf([]int{p.Width, p.Height}), jsonOf([]int{width, height}))
	orientation := want.Orientation
	if orientation < 1 || orientation > 8 {
		orientation = 1 // what is not of Exif's eight counts as upright
	}
	compare("orientation", jsonOf(p.Orientation), jsonOf(orientation))
	compareTimes(want, got, compare)
	nowhere := got.Place == nil || got.Place.Lat == nil // it may have names all the same
	missing := want.Lat == nil || want.Lon == nil || !(journal.Point{Lat: *want.Lat, Lon: *want.Lon}).Valid()
	if missing || nowhere {
		compare("place", jsonOf(nowhere), jsonOf(missing))
		return diff
	}
	compare("latitude", jsonOf(rounded(*got.Place.Lat)), jsonOf(rounded(*want.Lat)))
	compare("longitude", jsonOf(rounded(*got.Place.Lon)), jsonOf(rounded(*want.Lon)))
	return diff
}

// compareTimes compares the camera's own time, and takenAt with its offset where the camera wrote one.
func compareTimes(want expected, got entryJSON, compare func(field, got, want string)) {
	text, offset := want.Time, want.Offset
	if len(text) > 19 {
		text, offset = text[:19], text[19:]
	}
	if strings.Trim(text, " 0:") == "" {
		text = ""
	}
	if text != "" {
		text = strings.Replace(strings.ReplaceAll(text[:10], ":", "-")+text[10:], " ", "T", 1)
	}
	compare("time", valueOf(got.CameraTime), text)
	if got.TakenAt == nil {
		return
	}
	compare("takenAt time", (*got.TakenAt)[:19], text)
	if got.TakenAtSource == "exif" || offset != "" {
		told := strings.TrimLeft((*got.TakenAt)[19:], ".0123456789")
		compare("offset", told, strings.Replace(offset, "+00:00", "Z", 1))
	}
}

func valueOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func rounded(f float64) float64 { return math.Round(f*1e5) / 1e5 }

func jsonOf(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// TestNoFileOfTheCorpusTakesLong imports one file at a time.
func TestNoFileOfTheCorpusTakesLong(t *testing.T) {
	photos, dir := corpus(t), t.TempDir()
	paths, err := filepath.Glob(filepath.Join(photos, "broken", "made", "*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files, %v", len(paths), err)
	}
	for i, path := range paths {
		if testing.Short() && i%8 > 0 {
			continue
		}
		c := sojourn(t, dir, "import", path, "--quiet")
		_ = c.Run() // whether it is a photo the corpus test tells
		if code := c.ProcessState.ExitCode(); code != exitDone && code != exitFailed {
			t.Errorf("%s: exit code %d", filepath.Base(path), code)
		}
		took := c.ProcessState.UserTime() + c.ProcessState.SystemTime() // how busy the machine is does not count
		kB := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
		if took > timeLimit || kB > memoryLimit && !testing.Short() {
			t.Errorf("%s: %s, %d MB", filepath.Base(path), took.Round(time.Millisecond), kB>>10)
		}
	}
}
