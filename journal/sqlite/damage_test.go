package sqlite_test

import (
	"bufio"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

// records are the columns whose content is decoded when it is read.
var records = []string{
	"entry.people", "dispatch.message", "dispatch.pictures", "dispatch.replaces", "destination.settings",
	"destination.rendition", "destination.redaction", "destination.limits", "undo_entry.patch", "undo_mark.before",
	"segment.fixes", "entry.time_source", "entry.written", "delivery.state", "text_version.field", "file.role",
}

// FuzzRecords puts anything into columns that sojourn decodes. It is read or refused in words, and a
// repair ends in a journal that reads.
func FuzzRecords(f *testing.F) {
	for _, text := range []string{
		"", "null", "[]", "{}", "5", `"글"`, "[1, null]", `{"Taken": 5}`, `{"Place": {"Point": []}}`, `{"At": "어제"}`,
		`{"ID": "x", "Keywords": null, "Taken": {"Clock": "9999-99-99"}}`, "{", "\xff\xfe", strings.Repeat("[", 20_000),
		`{"Text": "\ud800"}`, "\x01\x80", "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", `{"LongEdge": 1e999}`,
	} {
		for column := range records {
			f.Add(uint8(column), text)
		}
	}
	template := travelled(f)
	r := template.again()
	r.check(r.Close())
	content := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(f)
	f.Fuzz(func(t *testing.T, at uint8, text string) {
		dir := t.TempDir()
		file := filepath.Join(dir, sqlite.FileName)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		table, column, _ := strings.Cut(records[int(at)%len(records)], ".")
		var value any = text
		if column == "fixes" {
			value = []byte(text)
		}
		db := must(sql.Open("sqlite3", file))(t)
		db.SetMaxOpenConns(1)
		must(db.Exec(`PRAGMA ignore_check_constraints = on; PRAGMA synchronous = off`))(t)
		_, err := db.Exec(`UPDATE `+table+` SET `+column+` = ?`, value)
		_ = db.Close()
		if err != nil {
			t.Skip("the column does not take it")
		}
		lookAround(t, dir, uint64(at))
		undoAll(t, dir)
		r, _ := repaired(t, dir)
		wantsSound(t, r)
		must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t)
	})
}

// undoAll takes back what can be; what cannot says what to do.
func undoAll(t testing.TB, dir string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version})
	for err == nil {
		_, err = s.Undo(t.Context())
	}
	if journal.KindOf(err) != journal.NotFound && journal.HintOf(err) == "" {
		t.Errorf("undo: %v", err)
	}
	if s != nil {
		_ = s.Close()
	}
}

func TestADamagedJournalIsOnlyRead(t *testing.T) {
	r := long(t, 30)
	r = openRig(t, r.dir)
	id := must(r.IDs(t.Context(), query(t, `"대동강 7"`)))(t)[0]
	want := r.entry(id)
	if r.Damage() != nil {
		t.Error(r.Damage())
	}
	r.check(r.Close())
	page := rootOf(t, r.dir, "track")
	damaged(t, r.dir, func(content []byte) []byte {
		clear(content[(page-1)*4096 : page*4096])
		return content
	})
	before := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t)
	r = openRig(t, r.dir)
	wantsKind(t, r.Damage(), journal.NeedsUser)
	if got := r.entry(id); got.Caption != want.Caption {
		t.Errorf("it reads %q", got.Caption)
	}
	text := "고침"
	_, err := r.Apply(t.Context(), journal.Change{Patches: []journal.Patch{{ID: id, Caption: &text}}})
	for _, err := range []error{err, r.AddEntries(t.Context(), []journal.Entry{{ID: journal.NewID()}}), r.Damage()} {
		wantsKind(t, err, journal.NeedsUser)
		if !strings.Contains(journal.HintOf(err), "check --repair") {
			t.Errorf("%v (%s)", err, journal.HintOf(err))
		}
	}
	r.check(r.Close())
	if after := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t); string(after) != string(before) {
		t.Error("it was written to")
	}
	r, done := repaired(t, r.dir)
	if done.Broken != 1 || r.Damage() != nil {
		t.Errorf("it tells %+v", done)
	}
	r.caption(id, text)
}

// rootOf returns the first page of a table or index.
func rootOf(t testing.TB, dir, name string) (page int) {
	t.Helper()
	db := must(sql.Open("sqlite3", "file:"+filepath.Join(dir, sqlite.FileName)+"?mode=ro&immutable=1"))(t)
	defer db.Close()
	if err := db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, name).Scan(&page); err != nil {
		t.Fatal(err)
	}
	return page
}

func TestAJournalThatIsOpenIsNotRepaired(t *testing.T) {
	r := long(t, 10)
	page := rootOf(t, r.dir, "track")
	end := child(t, "TestHoldsAJournal", r.dir)
	damaged(t, r.dir, func(content []byte) []byte {
		clear(content[(page-1)*4096 : page*4096])
		return content
	})
	before := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t)
	_, err := sqlite.Repair(t.Context(), r.dir, version)
	end()
	wantsKind(t, err, journal.Conflict)
	if after := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t); string(after) != string(before) {
		t.Error("it was written to")
	}
	if _, done := repaired(t, r.dir); done.Aside == "" {
		t.Error("it was not repaired")
	}
}

// child runs a test of this file as a process of its own until the function that is returned is
// called. It returns when that process has the journal open.
func child(t *testing.T, test, dir string) (end func()) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^"+test+"$")
	c.Env = append(os.Environ(), childJournal+"="+dir)
	in := must(c.StdinPipe())(t)
	out := must(c.StdoutPipe())(t)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "open\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	return func() {
		_ = in.Close()
		_ = c.Wait()
	}
}

// TestHoldsAJournal is the process of TestAJournalThatIsOpenIsNotRepaired.
func TestHoldsAJournal(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // only as the child of another test
	}
	r := openRig(t, dir)
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	r.check(r.Close())
}
