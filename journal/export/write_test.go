package export_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/export"
	"sojourn/journal/sqlite"
)

// add adds entries of one photo each, whose content is its name.
func add(t testing.TB, s *sqlite.Store, names ...string) []journal.ID {
	t.Helper()
	var entries []journal.Entry
	var ids []journal.ID
	for _, name := range names {
		p := journal.Photo{MIME: "image/jpeg", Orientation: 1, Files: []journal.File{
			original(t, s, journal.RoleOriginal, "2013/2013-02-25/"+name, name),
		}}
		entries = append(entries, journal.Entry{ID: journal.NewID(), Caption: "사진 " + name, Photos: []journal.Photo{p}})
		ids = append(ids, entries[len(entries)-1].ID)
	}
	check(t, s.AddEntries(t.Context(), entries))
	return ids
}

// photos are the names of an export's files below photos, without folders.
func photos(t testing.TB, dir string) []string {
	t.Helper()
	var found []string
	for path := range tree(t, dir) {
		if strings.HasPrefix(path, "/photos/") {
			found = append(found, filepath.Base(path))
		}
	}
	slices.Sort(found)
	return found
}

func TestAnOriginalThatCannotBeHadIsNamed(t *testing.T) {
	for name, act := range map[string]func(t *testing.T, path string){
		"gone":    func(t *testing.T, path string) { check(t, os.Remove(path)) },
		"changed": func(t *testing.T, path string) { write(t, path, "b.JPG") },
		"shorter": func(t *testing.T, path string) { write(t, path, "a") },
		"longer":  func(t *testing.T, path string) { write(t, path, "a.JPG and more") },
	} {
		t.Run(name, func(t *testing.T) {
			s, dir := open(t), t.TempDir()
			ids := add(t, s, "a.JPG", "또.JPG")
			path := filepath.Join(s.Dir(), "originals/2013/2013-02-25/a.JPG")
			act(t, path)
			var failures []export.Failure
			did := must(export.Write(t.Context(), s, dir, export.Options{}, quiet, func(f export.Failure) {
				failures = append(failures, f)
			}))(t)
			if did.Entries != 2 || did.Files != 1 || did.Failed != 1 || len(failures) != 1 || failures[0].Path != path {
				t.Errorf("got %+v, %+v", did, failures)
			}
			again := open(t)
			if _, failures := imported(t, dir, again); len(failures) != 1 {
				t.Errorf("got %+v", failures)
			}
			if e := must(again.Entry(t.Context(), ids[0]))(t); e.Caption != "사진 a.JPG" {
				t.Errorf("got %+v", e)
			}
		})
	}
}

func TestAFileThatWasDamagedInTheExportIsMadeAgain(t *testing.T) {
	s, dir := open(t), t.TempDir()
	add(t, s, "a.JPG", "b.JPG")
	exported(t, s, dir)
	before := tree(t, dir)
	for path := range before {
		if strings.HasSuffix(path, ".JPG") {
			write(t, dir+path, "xxxxx")
		}
	}
	if did := exported(t, s, dir); did.Copied != 2 {
		t.Errorf("got %+v", did)
	}
	wantTree(t, dir, before)
}

func TestPhotosOfOneNameGetTwo(t *testing.T) {
	s, dir := open(t), t.TempDir()
	first := journal.Photo{Orientation: 1, Files: []journal.File{original(t, s, journal.RoleOriginal, "card 1/DSC_1.JPG", "a")}}
	second := journal.Photo{Orientation: 1, Files: []journal.File{original(t, s, journal.RoleOriginal, "card 2/dsc_1.jpg", "b")}}
	same := journal.Photo{Orientation: 1, Files: []journal.File{first.Files[0]}}
	check(t, s.AddEntries(t.Context(), []journal.Entry{
		{ID: "AAAAAAAAAA", Caption: "하나", Photos: []journal.Photo{first, second}}, {ID: "BBBBBBBBBB", Caption: "둘", Photos: []journal.Photo{same}},
	}))
	if did := exported(t, s, dir); did.Files != 3 {
		t.Errorf("got %+v", did)
	}
	names := photos(t, dir)
	if len(names) != 5 { // two pictures, and three sidecars: the words of two entries on one
		t.Errorf("got %q", names)
	}
	again := open(t)
	if _, failures := imported(t, dir, again); len(failures) > 0 || withoutPaths(all(t, again)) != withoutPaths(all(t, s)) {
		t.Errorf("got %+v", failures)
	}
}

func TestAPhotoThatWasImportedInPlaceIsInTheExport(t *testing.T) {
	s, dir := open(t), t.TempDir()
	card := filepath.Join(t.TempDir(), "\xff 카드")
	f := original(t, s, journal.RoleOriginal, "a.JPG", "a")
	f.Path = filepath.Join(card, "a.JPG")
	write(t, f.Path, "a")
	check(t, s.AddEntries(t.Context(), []journal.Entry{{ID: "AAAAAAAAAA", Photos: []journal.Photo{{Orientation: 1, Files: []journal.File{f}}}}}))
	exported(t, s, dir)
	again := open(t)
	imported(t, dir, again)
	check(t, os.RemoveAll(card))
	if found := must(again.Check(t.Context(), true, nil))(t); len(found) > 0 {
		t.Errorf("got %+v", found)
	}
}

func TestWhatNothingNamesAnyMoreIsRemovedAndNothingElse(t *testing.T) {
	s, dir := open(t), t.TempDir()
	add(t, s, "a.JPG")
	exported(t, s, dir)
	lines := filepath.Join(dir, export.LinesName)
	old := line(string(must(os.ReadFile(lines))(t)), `"type":"entry"`)
	header := line(string(must(os.ReadFile(lines))(t)), `"sojourn-export"`)
	gone := strings.NewReplacer("/a-", "/gone-").Replace(old)
	outside := strings.ReplaceAll(old, "photos/2013", "photos/../../x")
	write(t, lines, header+gone+outside+old)
	stale := ""
	for path := range tree(t, dir) {
		if strings.HasSuffix(path, ".JPG") {
			stale = dir + strings.Replace(path, "/a-", "/gone-", 1)
		}
	}
	write(t, stale, "a.JPG")
	mine := filepath.Join(dir, "photos", "mine.txt")
	write(t, mine, "내 것")
	if did := exported(t, s, dir); did.Removed != 1 {
		t.Errorf("got %+v", did)
	}
	if _, err := os.Stat(stale); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatHoldsSomethingElseIsRefused(t *testing.T) {
	s, other := open(t), open(t)
	q := must(journal.ParseQuery("rating:5"))(t)
	for name, act := range map[string]struct {
		fill func(dir string)
		o    export.Options
	}{
		"a file":                      {fill: func(dir string) { write(t, filepath.Join(dir, "x"), "") }},
		"the export of another":       {fill: func(dir string) { exported(t, other, dir) }},
		"the export of another part":  {fill: func(dir string) { exported(t, s, dir) }, o: export.Options{Query: q, Text: "rating:5"}},
		"a file that is no export":    {fill: func(dir string) { write(t, filepath.Join(dir, export.LinesName), "{}\n") }},
		"a folder in place of a file": {fill: func(dir string) { check(t, os.Mkdir(filepath.Join(dir, export.LinesName), 0o755)) }},
		"the export of a later sojourn": {fill: func(dir string) {
			write(t, filepath.Join(dir, export.LinesName), `{"type":"sojourn-export","version":9,"journal":"`+s.ID()+`"}`)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			act.fill(dir)
			before := tree(t, dir)
			_, err := export.Write(t.Context(), s, dir, act.o, quiet, func(export.Failure) {})
			if journal.KindOf(err) != journal.Conflict {
				t.Errorf("got %v", err)
			}
			wantTree(t, dir, before)
		})
	}
}

func TestAnExportThatIsStoppedGoesOn(t *testing.T) {
	s, dir := open(t), t.TempDir()
	add(t, s, "a.JPG", "b.JPG", "c.JPG")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := export.Write(ctx, s, dir, export.Options{}, func(int, int) { cancel() }, func(export.Failure) {})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if _, failures := imported(t, dir, open(t)); len(failures) != 1 {
		t.Errorf("that it is not whole was not named: %v", failures)
	}
	if did := exported(t, s, dir); did.Entries != 3 || did.Copied > 2 {
		t.Errorf("got %+v", did)
	}
	if did, failures := imported(t, dir, open(t)); did.Entries != 3 || len(failures) > 0 {
		t.Errorf("got %+v, %v", did, failures)
	}
}

func TestAPartIsExportedByAQuery(t *testing.T) {
	s, dir := open(t), t.TempDir()
	ids := add(t, s, "a.JPG", "b.JPG")
	five := 5
	must(s.Apply(t.Context(), journal.Change{Label: "rating", Patches: []journal.Patch{{ID: ids[1], Rating: &five}}}))(t)
	o := export.Options{Query: must(journal.ParseQuery("rating:5"))(t), Text: "rating:5"}
	did := must(export.Write(t.Context(), s, dir, o, quiet, func(f export.Failure) { t.Errorf("%+v", f) }))(t)
	if did.Entries != 1 || did.Files != 1 || len(photos(t, dir)) != 2 {
		t.Errorf("got %+v, %v", did, photos(t, dir))
	}
}

func TestExiftoolReadsTheSidecars(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not on this machine")
	}
	dir := copied(t)
	out, err := exec.CommandContext(t.Context(), "exiftool", "-json", "-n", "-r", "-ext", "xmp", "-i", "nothing", dir).Output()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	check(t, json.Unmarshal(out, &list))
	read := 0
	for _, values := range list {
		if name, _ := values["FileName"].(string); strings.Contains(name, ".card.") {
			continue
		}
		read++
		for name, want := range map[string]any{
			"Description": "첫 빛,\nالفجر 🌄", "Headline": "Дом", "Rating": -1.0, "City": "Pyongyang", "Model": "D600",
		} {
			if values[name] != want {
				t.Errorf("%s is %v, want %v", name, values[name], want)
			}
		}
	}
	if read != 1 {
		t.Errorf("exiftool read %d sidecars: %s", read, out)
	}
}
