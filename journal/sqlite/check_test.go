package sqlite_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// kept adds an entry whose original is on the disk, at an absolute path where linked.
func (r *rig) kept(name, content string, linked bool) string {
	r.t.Helper()
	path := filepath.Join(r.dir, "originals", name)
	stored := "originals/" + name
	if linked {
		path = filepath.Join(r.t.TempDir(), name)
		stored = path
	}
	r.check(os.MkdirAll(filepath.Dir(path), 0o755))
	r.check(os.WriteFile(path, []byte(content), 0o644))
	sum := sha256.Sum256([]byte(content))
	p := photo(name)
	p.Files[0].Path, p.Files[0].SHA256, p.Files[0].Bytes = stored, hex.EncodeToString(sum[:]), int64(len(content))
	r.add(journal.Entry{Caption: name, Photos: []journal.Photo{p}})
	return path
}

func TestCheckFindsWhatIsWrongWithFiles(t *testing.T) {
	none := func(string) error { return nil }
	for name, tc := range map[string]struct {
		spoil         func(path string) error
		shallow, deep journal.FindingKind
	}{
		"nothing":           {none, "", ""},
		"it is gone":        {os.Remove, journal.FindingMissing, journal.FindingMissing},
		"it is cut":         {func(p string) error { return os.Truncate(p, 1) }, journal.FindingChanged, journal.FindingChanged},
		"it was written to": {func(p string) error { return os.WriteFile(p, []byte("원본일까"), 0o644) }, "", journal.FindingChanged},
		"a folder is there": {func(p string) error { os.Remove(p); return os.Mkdir(p, 0o755) }, journal.FindingChanged, journal.FindingChanged},
		"a link to nowhere": {func(p string) error { os.Remove(p); return os.Symlink("/nowhere", p) }, journal.FindingMissing, journal.FindingMissing},
		"a link to itself":  {func(p string) error { os.Remove(p); return os.Symlink(p, p) }, journal.FindingUnreadable, journal.FindingUnreadable},
	} {
		for _, linked := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				r := newRig(t)
				path := r.kept("평양.jpg", "원본이다", linked)
				r.kept("다른 것.jpg", "다른 것", linked)
				r.check(tc.spoil(path))
				for deep, want := range map[bool]journal.FindingKind{false: tc.shallow, true: tc.deep} {
					done, total := 0, 0
					findings := must(r.Check(t.Context(), deep, func(d, n int) { done, total = d, n }))(t)
					if done != 2 || total != 2 {
						t.Errorf("reported %d of %d", done, total)
					}
					if want == "" {
						if len(findings) != 0 {
							t.Errorf("found %+v", findings)
						}
						continue
					}
					if len(findings) != 1 || findings[0].Kind != want || findings[0].Path != path || findings[0].Entry == "" ||
						findings[0].Problem == "" || findings[0].Hint == "" {
						t.Errorf("found %+v, want %s of %s", findings, want, path)
					}
				}
			})
		}
	}
}

func TestCheckFindsDamage(t *testing.T) {
	r := newRig(t)
	for range 400 {
		r.add(full())
	}
	r.check(r.Close())
	file := filepath.Join(r.dir, sqlite.FileName)
	content := must(os.ReadFile(file))(t)
	for i := len(content) / 2; i < len(content)/2+40_000; i++ {
		content[i] ^= 0x5a
	}
	r.check(os.WriteFile(file, content, 0o600))
	s, err := sqlite.Open(t.Context(), r.dir, sqlite.Options{Version: version})
	if err != nil {
		wantsKind(t, err, journal.NeedsUser) // the damage is where it shows at once
		return
	}
	defer s.Close()
	findings := must(s.Check(t.Context(), false, nil))(t)
	damage := 0
	for _, f := range findings {
		if f.Kind == journal.FindingJournal {
			damage++
		}
	}
	if damage == 0 {
		t.Errorf("found %+v", findings)
	}
	_, err = s.Entries(t.Context(), journal.Query{}, journal.Page{})
	if err != nil && journal.KindOf(err) != journal.NeedsUser {
		t.Errorf("%v", err)
	}
}

func TestCheckFindsWhatNoEntryHas(t *testing.T) {
	r := newRig(t)
	whole := r.kept("평양.jpg", "원본이다", false)
	wants := func(kinds ...journal.FindingKind) {
		t.Helper()
		var got []journal.FindingKind
		for _, f := range must(r.Check(t.Context(), true, nil))(t) {
			got = append(got, f.Kind)
			if f.Path == "" || f.Problem == "" || f.Hint == "" {
				t.Errorf("found %+v", f)
			}
		}
		if !slices.Equal(got, kinds) {
			t.Errorf("found %v, want %v", got, kinds)
		}
	}
	wants()
	folder := filepath.Dir(whole)
	for _, name := range []string{filepath.Join("2013", "2013-02-25", "남은 것 [1].jpg"), ".DS_Store"} {
		r.check(os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
		r.check(os.WriteFile(filepath.Join(folder, name), []byte("남은 것"), 0o644))
	}
	wants(journal.FindingStray)
	run := filepath.Join(folder, ".incoming", "run-1")
	r.check(os.MkdirAll(run, 0o755))
	r.check(os.Link(filepath.Join(folder, "2013", "2013-02-25", "남은 것 [1].jpg"), filepath.Join(run, "000001")))
	wants() // an import is about to add it
	r.check(os.RemoveAll(run))
	aside := filepath.Join(r.dir, "."+sqlite.FileName+"-123")
	r.check(os.WriteFile(aside, nil, 0o600))
	wants(journal.FindingStray) // somebody may be at work on it
	r.check(os.Chtimes(aside, time.Now(), time.Now().Add(-2*time.Hour)))
	wants(journal.FindingStray, journal.FindingLeftover)
}

func TestCheckFindsWordsThatWereNotSaved(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil         string
		shallow, deep journal.FindingKind
	}{
		"a caption":           {`UPDATE entry SET caption = '남의 글' WHERE n = 2`, "", journal.FindingWords},
		"a keyword":           {`DELETE FROM entry_keyword WHERE entry = 2 AND position = 0`, "", journal.FindingWords},
		"the index of words":  {`UPDATE words_content SET c1caption = '남의 글' WHERE rowid = (SELECT sort FROM entry WHERE n = 2)`, journal.FindingJournal, journal.FindingJournal},
		"what belongs to one": {`DELETE FROM entry WHERE n = 2`, journal.FindingJournal, journal.FindingJournal},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			for range 3 {
				e := full()
				e.Photos = nil
				r.add(e)
			}
			db := must(sql.Open("sqlite3", filepath.Join(r.dir, sqlite.FileName)))(t)
			must(db.Exec(tc.spoil))(t)
			r.check(db.Close())
			for deep, want := range map[bool]journal.FindingKind{false: tc.shallow, true: tc.deep} {
				findings := must(r.Check(t.Context(), deep, nil))(t)
				if want == "" && len(findings) > 0 || want != "" && (len(findings) == 0 || findings[0].Kind != want) {
					t.Errorf("deep %t: found %+v, want %q", deep, findings, want)
				}
			}
		})
	}
}
