package export_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"sojourn/journal"
	"sojourn/journal/export"
)

var (
	once  sync.Once
	whole fs.FS // an export of a full journal
)

// copied is an export of a full journal.
func copied(t testing.TB) string {
	t.Helper()
	once.Do(func() {
		dir := t.TempDir()
		exported(t, filled(t), dir)
		memory := fstest.MapFS{}
		for path, content := range tree(t, dir) {
			memory[strings.TrimPrefix(path, "/")] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
		}
		whole = memory
	})
	dir := t.TempDir()
	check(t, os.CopyFS(dir, whole))
	return dir
}

// rewritten is an export of a full journal with what change makes of its lines.
func rewritten(t testing.TB, change func(lines string) string) string {
	t.Helper()
	dir := copied(t)
	path := filepath.Join(dir, export.LinesName)
	before := string(must(os.ReadFile(path))(t))
	after := change(before)
	if after == before {
		t.Fatal("nothing was changed")
	}
	write(t, path, after)
	return dir
}

func replace(old, new string) func(string) string {
	return func(lines string) string { return strings.ReplaceAll(lines, old, new) }
}

func TestLinesThatCannotBeTakenAreNamed(t *testing.T) {
	const photo = `"file":"photos/2013/2013-02-25/사진 1-aaaa-41e5787e9f.JPG"`
	for name, change := range map[string]func(string) string{
		"a file above the export":             replace(photo, `"file":"photos/../../../etc/passwd"`),
		"a file with an absolute path":        replace(photo, `"file":"/etc/passwd"`),
		"a file with another system's path":   replace(photo, `"file":"photos\\..\\x"`),
		"a file of another folder":            replace(photo, `"file":"originals/x.jpg"`),
		"a hidden file":                       replace(photo, `"file":"photos/.incoming/x.jpg"`),
		"a hash that leads elsewhere":         replace(strings.Repeat("b", 64), "../../"+strings.Repeat("b", 58)),
		"a dispatch that leads elsewhere":     replace("DISPATCHb", "../DISPATCHb"),
		"a destination that leads elsewhere":  replace(`"destination":"ready"`, `"destination":"../ready"`),
		"a state that there is not":           replace(`"state":"ready"`, `"state":"sent"`),
		"a rating of 6":                       replace(`"rating":4`, `"rating":6`),
		"an id in other letters":              replace(`"id":"0123456789"`, `"id":"012345678o"`),
		"a name that is not known":            replace(`"headline":"Дом","keywords"`, `"headlin":"Дом","keywords"`),
		"a number for a text":                 replace(`"trip":"겨울"`, `"trip":7`),
		"a place in space":                    replace(`"lat":39.033912345`, `"lat":390`),
		"half a place":                        replace(`"lat":39.033912345`, `"lat":null`),
		"a time that was changed by hand":     replace(`"takenAt":"2013`, `"takenAt":"2014`),
		"a time in a year of five digits":     replace(`"addedAt":"2013`, `"addedAt":"20133`),
		"an offset of a month":                replace(`"offsetSeconds":32400`, `"offsetSeconds":3240000`),
		"a negative size":                     replace(`"bytes":4,"mime"`, `"bytes":-4,"mime"`),
		"a receipt of another entry":          replace(`"receipt":{"entry":"0123456789"`, `"receipt":{"entry":"ZZZZZZZZZZ"`),
		"bytes that are no text":              replace("الفجر", "\xff\xfe"),
		"a line that breaks off":              replace(`"trip":"겨울"`, `"trip":"겨`+"\n"),
		"another object behind it":            replace(`"arrival":0}]}`, `"arrival":0}]} {}`),
		"a photo that agrees with no file":    replace(`"name":"사진 1-aaaa.JPG","sha256":"41e5`, `"name":"사진 1-aaaa.JPG","sha256":"41e6`),
		"a source of a place that is none":    replace(`"source":"track"`, `"source":"dream"`),
		"an earlier text of what has no text": replace(`"field":"alt"`, `"field":"rating"`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, s := rewritten(t, change), open(t)
			did, failures := imported(t, dir, s)
			if len(failures) == 0 || failures[0].Line == 0 && failures[0].Path != export.LinesName {
				t.Errorf("got %+v, %+v", did, failures)
			}
			for _, f := range failures {
				if journal.VisibleLines(f.Problem) != f.Problem {
					t.Errorf("%q is not safe to print", f.Problem)
				}
			}
			if did.Entries != 1 { // the note has nothing wrong
				t.Errorf("got %d entries, want 1: %+v", did.Entries, failures)
			}
		})
	}
}

func TestAFileThatIsNotWhatItsLineSaysIsNotTaken(t *testing.T) {
	for name, act := range map[string]func(t *testing.T, path string){
		"changed": func(t *testing.T, path string) { write(t, path, "jpeh") },
		"longer":  func(t *testing.T, path string) { write(t, path, "jpeg and more") },
		"gone":    func(t *testing.T, path string) { check(t, os.Remove(path)) },
		"a folder": func(t *testing.T, path string) {
			check(t, os.Remove(path))
			check(t, os.Mkdir(path, 0o755))
		},
		"a link out of the export": func(t *testing.T, path string) {
			other := filepath.Join(t.TempDir(), "same bytes")
			write(t, other, "jpeg")
			check(t, os.Remove(path))
			check(t, os.Symlink(other, path))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := copied(t)
			act(t, filepath.Join(dir, "photos/2013/2013-02-25/사진 1-aaaa-41e5787e9f.JPG"))
			s := open(t)
			did, failures := imported(t, dir, s)
			if did.Entries != 2 || did.Files != 2 || len(failures) != 1 {
				t.Errorf("got %+v, %+v", did, failures)
			}
			e := must(s.Entry(t.Context(), "0123456789"))(t)
			if _, err := os.Lstat(filepath.Join(s.Dir(), e.Photos[0].Original().Path)); !os.IsNotExist(err) {
				t.Errorf("something is in its place: %v", err)
			}
		})
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnOriginalOfTheJournalIsNeverReplaced(t *testing.T) {
	dir, s := copied(t), open(t)
	mine := filepath.Join(s.Dir(), "originals/2013/2013-02-25/사진 1-aaaa-41e5787e9f.JPG")
	write(t, mine, "my own")
	did, failures := imported(t, dir, s)
	if len(failures) > 0 || did.Files != 3 || string(must(os.ReadFile(mine))(t)) != "my own" {
		t.Errorf("got %+v, %+v", did, failures)
	}
	for _, f := range must(s.Check(t.Context(), true, nil))(t) {
		if f.Path != mine {
			t.Errorf("check finds %+v", f)
		}
	}
}

func TestWhatIsThereStaysAsItIs(t *testing.T) {
	dir, s := t.TempDir(), filled(t)
	exported(t, s, dir)
	words := "나중에"
	must(s.Apply(t.Context(), journal.Change{Label: "caption", Patches: []journal.Patch{{ID: "0123456789", Caption: &words}}}))(t)
	before := all(t, s)
	did, failures := imported(t, dir, s)
	if len(failures) > 0 || did.Found != 2 || did.Known != 2 || did.Stayed != 14 || did.Entries+did.Tracks+did.Destinations+did.Files != 0 {
		t.Errorf("got %+v, %+v", did, failures)
	}
	if all(t, s) != before {
		t.Error("the journal changed")
	}
}

func TestALineWithoutEndCostsNoMemory(t *testing.T) {
	dir := rewritten(t, func(lines string) string {
		header, rest, _ := strings.Cut(lines, "\n")
		return header + "\n" + `{"type":"entry","caption":"` + strings.Repeat("x", 65<<20) + "\n" + rest
	})
	did, failures := imported(t, dir, open(t))
	if did.Entries != 2 || len(failures) != 1 || failures[0].Line != 2 {
		t.Errorf("got %+v, %+v", did, failures)
	}
}

func TestAnExportThatWasCutOffIsNamed(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"its end is missing":   func(s string) string { return s[:strings.Index(s, `{"type":"end"`)] },
		"an entry is missing":  func(s string) string { return strings.Replace(s, line(s, `"id":"ZZZZZZZZZZ"`), "", 1) },
		"something comes last": func(s string) string { return s + line(s, `"id":"ZZZZZZZZZZ"`) },
		"two in one":           func(s string) string { return s + s },
		"only its first line":  func(s string) string { return s[:strings.Index(s, "\n")+1] },
	} {
		t.Run(name, func(t *testing.T) {
			if _, failures := imported(t, rewritten(t, change), open(t)); len(failures) == 0 {
				t.Error("nothing was named")
			}
		})
	}
}

// line returns the line with part, and its end.
func line(lines, part string) string {
	for l := range strings.Lines(lines) {
		if strings.Contains(l, part) {
			return l
		}
	}
	panic("no line has " + part)
}

func TestWhatIsNoExportIsRefused(t *testing.T) {
	for name, first := range map[string]string{
		"a later version": `{"type":"sojourn-export","version":3,"journal":"x","more":1}`, "another file": `{"type":"FeatureCollection"}`, "nothing": "",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, export.LinesName), first)
			_, err := export.Import(t.Context(), dir, open(t), func(int) {}, func(export.Failure) {})
			if journal.KindOf(err) != journal.Invalid {
				t.Errorf("got %v", err)
			}
			if export.Is(dir) != (name == "a later version") {
				t.Errorf("Is says %v", export.Is(dir))
			}
		})
	}
	if export.Is(t.TempDir()) || export.Is("/dev/null") {
		t.Error("an empty folder or a device is taken for an export")
	}
}
