package sqlite_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

func TestAJournalIsMadeWhereItIsWanted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "여행 100%?#", "journal;mode=memory")
	_, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version})
	wantsKind(t, err, journal.NotFound)
	if !strings.Contains(journal.HintOf(err), "sojourn import") {
		t.Errorf("the hint is %q", journal.HintOf(err))
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made unasked")
	}
	r := openRig(t, dir)
	id := r.add(journal.Entry{Caption: "처음"})[0]
	name := r.ID()
	if !regexp.MustCompile(`^[A-Za-z0-9]{16,}$`).MatchString(name) || r.Dir() != dir {
		t.Errorf("its id is %q, its folder %q", name, r.Dir())
	}
	info := must(os.Stat(dir))(t)
	file := must(os.Stat(filepath.Join(dir, "journal.db")))(t)
	if info.Mode().Perm() != 0o700 || file.Mode().Perm() != 0o600 {
		t.Errorf("others may look into it: %v, %v", info.Mode(), file.Mode())
	}
	if r = r.again(); r.ID() != name || r.entry(id).Caption != "처음" {
		t.Error("it is not the same journal")
	}
	r.check(r.Close())
	r.check(r.Close())
	if left := must(os.ReadDir(dir))(t); len(left) != 1 {
		t.Errorf("beside the journal: %v", left)
	}
	if newRig(t).ID() == name {
		t.Error("two journals have one id")
	}
}

func TestWhatIsNoJournalIsNotTouched(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db := must(sql.Open("sqlite3", other))(t)
	_, err := db.Exec(`PRAGMA user_version = 3; CREATE TABLE entry (id); INSERT INTO entry VALUES ('남의 것')`)
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	for name, content := range map[string][]byte{
		"the file of another program": must(os.ReadFile(other))(t),
		"a text":                      []byte(strings.Repeat("일기\n", 100)),
		"a short text":                []byte("SQLite format 3\x00"),
		"nothing":                     {},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, sqlite.FileName)
			if err := os.WriteFile(file, content, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, create := range []bool{false, true} {
				_, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version, Create: create})
				wantsKind(t, err, journal.Invalid)
				if journal.HintOf(err) == "" || !strings.Contains(err.Error(), "no journal") {
					t.Errorf("%v (%s)", err, journal.HintOf(err))
				}
			}
			if after := must(os.ReadFile(file))(t); !bytes.Equal(after, content) {
				t.Error("it was changed")
			}
			if left := must(os.ReadDir(dir))(t); len(left) != 1 {
				t.Errorf("beside it: %v", left)
			}
		})
	}
}

func TestAJournalIsNotMadeBesideTheLogOfAnother(t *testing.T) {
	r := newRig(t)
	r.add(journal.Entry{Caption: "마지막 글"})
	dir := t.TempDir()
	log := filepath.Join(dir, sqlite.FileName+"-wal")
	content := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName+"-wal")))(t)
	r.check(os.WriteFile(log, content, 0o600))
	_, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version, Create: true})
	wantsKind(t, err, journal.NeedsUser)
	if after := must(os.ReadFile(log))(t); !bytes.Equal(after, content) || len(must(os.ReadDir(dir))(t)) != 1 {
		t.Error("the log was touched")
	}
	r.check(os.Remove(log))
	if r := openRig(t, dir); len(r.found("")) != 0 {
		t.Error("the new journal has entries")
	}
}

func TestAFolderInTheJournalsPlace(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, sqlite.FileName), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version, Create: true})
	_, repairing := sqlite.Repair(t.Context(), dir, version)
	for _, err := range []error{err, repairing} {
		wantsKind(t, err, journal.Invalid)
		if !strings.Contains(journal.HintOf(err), "move it away") {
			t.Errorf("the hint is %q", journal.HintOf(err))
		}
	}
	_, err = sqlite.Open(t.Context(), filepath.Join("open_test.go", "x"), sqlite.Options{Version: version, Create: true})
	wantsKind(t, err, journal.NeedsUser)
}

func TestANewerJournalIsRefusedByItsName(t *testing.T) {
	r := newRig(t)
	r.check(r.Close())
	file := filepath.Join(r.dir, sqlite.FileName)
	db := must(sql.Open("sqlite3", file))(t)
	_, err := db.Exec(`UPDATE about SET value = '7.8.9' WHERE name = 'changed_by'; PRAGMA user_version = 999; PRAGMA journal_mode = DELETE`)
	r.check(err)
	r.check(db.Close())
	before := must(os.ReadFile(file))(t)
	_, err = sqlite.Open(t.Context(), r.dir, sqlite.Options{Version: version, Create: true})
	wantsKind(t, err, journal.NeedsUser)
	if !strings.Contains(err.Error(), "7.8.9") || !strings.Contains(err.Error(), version) {
		t.Errorf("%v", err)
	}
	if err := sqlite.Restore(t.Context(), file, t.TempDir(), version); !strings.Contains(fmt.Sprint(err), "7.8.9") {
		t.Errorf("restored: %v", err)
	}
	after := must(os.ReadFile(file))(t)
	if !bytes.Equal(before[100:], after[100:]) {
		t.Error("it was changed")
	}
}

// older makes the journal that the first migrations alone would have made, with an entry in it.
func older(t *testing.T, scripts int) string {
	t.Helper()
	dir := t.TempDir()
	db := must(sql.Open("sqlite3", filepath.Join(dir, sqlite.FileName)))(t)
	defer db.Close()
	names := must(filepath.Glob("migrations/*.sql"))(t)
	if len(names) <= scripts {
		t.Fatalf("there are only %d migrations", len(names))
	}
	for _, name := range names[:scripts] {
		if _, err := db.Exec(string(must(os.ReadFile(name))(t))); err != nil {
			t.Fatal(err)
		}
	}
	_, err := db.Exec(fmt.Sprintf(`PRAGMA application_id = 0x736f6a6f; PRAGMA user_version = %d;
		INSERT INTO about VALUES ('journal', 'OLD'), ('changed_by', '0.0.1');
		INSERT INTO entry (n, id, sort, day, area, written, time_offset, time_source, zone, adjust, headline, caption, alt, rating,
			rejected, trip, placed, accuracy, place_source, place_name, city, region, country, country_code, country_key,
			captioned, lacks_alt, added_at, edited_at, version, digest)
		VALUES (1, 'ABC0000001', 1, '', '', '', 0, '', '', 0, '', '옛 글', '', 0,
			0, '', 0, 0, '', '', '', '', '', '', '', 1, 0, 1, 1, 1, '');
		INSERT INTO words (docid, caption) VALUES (1, '옛 글')`, scripts))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAnOlderJournalIsBroughtUpToDateAfterACopy(t *testing.T) {
	for scripts := range 3 {
		if scripts == 0 {
			continue
		}
		t.Run(fmt.Sprint(scripts), func(t *testing.T) {
			dir := older(t, scripts)
			r := openRig(t, dir)
			if r.ID() != "OLD" || r.entry("ABC0000001").Caption != "옛 글" {
				t.Error("it is not the same journal")
			}
			must(r.AddTrack(t.Context(), track("a", nil)))(t)
			r.check(r.SaveDestination(t.Context(), journal.Destination{Name: "desk"}))
			r.mark("desk", "ABC0000001")
			copies := must(filepath.Glob(filepath.Join(dir, "journal-before-*.db")))(t)
			if len(copies) != 1 {
				t.Fatalf("copies: %v", copies)
			}
			db := must(sql.Open("sqlite3", copies[0]))(t)
			defer db.Close()
			var count int
			var caption string
			r.check(db.QueryRow(`SELECT caption FROM entry`).Scan(&caption))
			r.check(db.QueryRow(`PRAGMA user_version`).Scan(&count))
			if count != scripts || caption != "옛 글" {
				t.Errorf("the copy has schema %d and %q", count, caption)
			}
			r.again()
			if again := must(filepath.Glob(filepath.Join(dir, "journal-before-*.db")))(t); len(again) != 1 {
				t.Errorf("copied again: %v", again)
			}
		})
	}
}

func TestAMigrationThatFailsLeavesTheJournalAsItWas(t *testing.T) {
	dir := older(t, 1)
	file := filepath.Join(dir, sqlite.FileName)
	db := must(sql.Open("sqlite3", file))(t)
	if _, err := db.Exec(`CREATE TABLE receipt (in_the_way)`); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if _, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version}); err == nil {
			t.Fatal("it was opened")
		}
		var count, tables int
		_ = db.QueryRow(`PRAGMA user_version`).Scan(&count)
		_ = db.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name IN ('destination', 'delivery')`).Scan(&tables)
		if count != 1 || tables != 0 {
			t.Errorf("schema %d with %d tables of the next", count, tables)
		}
		if copies := must(filepath.Glob(filepath.Join(dir, "journal-before-*.db")))(t); len(copies) != n+1 {
			t.Errorf("copies: %v", copies)
		}
	}
	if _, err := db.Exec(`DROP TABLE receipt`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if got := openRig(t, dir).entry("ABC0000001").Caption; got != "옛 글" {
		t.Errorf("got %q", got)
	}
}
