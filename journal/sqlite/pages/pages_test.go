package pages_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"sojourn/journal/sqlite/pages"
)

const made = `
	CREATE TABLE plain (n INTEGER PRIMARY KEY, text TEXT, number ANY, more BLOB);
	CREATE INDEX plain_text ON plain (text);
	CREATE TABLE keyed (key TEXT PRIMARY KEY, value ANY) WITHOUT ROWID;`

// file makes a SQLite file of tables with short and long rows, and returns what is in them.
func file(t testing.TB, mode string, rows int) (name string, want map[string][]string) {
	t.Helper()
	name = filepath.Join(t.TempDir(), "여행.db")
	db, err := sql.Open("sqlite3", "file:"+name+"?_synchronous=OFF&_journal_mode="+mode)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	if _, err := db.Exec(made); err != nil {
		t.Fatal(err)
	}
	want = map[string][]string{}
	numbers := []any{nil, 0, 1, -1, 127, -129, 1 << 20, -1 << 40, int64(-1) << 63, 0.5, "글자", []byte{0, 255}}
	for i := range rows {
		text := strings.Repeat(fmt.Sprintf("평양 %d ", i), 1+i%7*i%90)
		number := numbers[i%len(numbers)]
		if _, err := db.Exec(`INSERT INTO plain VALUES (?, ?, ?, ?)`, i*3, text, number, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(`INSERT INTO keyed VALUES (?, ?)`, text, number); err != nil {
			t.Fatal(err)
		}
		if i, isInt := number.(int); isInt {
			number = int64(i)
		}
		want["plain"] = append(want["plain"], show(int64(i*3), nil, text, number, []byte(text)))
		want["keyed"] = append(want["keyed"], show(0, text, number))
	}
	for _, rows := range want {
		slices.Sort(rows)
	}
	if mode != "WAL" {
		_ = db.Close()
	}
	return name, want
}

func show(id int64, values ...any) string { return fmt.Sprintf("%d %#v", id, values) }

// rows reads all rows of all tables.
func rows(t testing.TB, name string) (map[string][]string, *pages.File) {
	t.Helper()
	f, err := pages.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	got, suspects := map[string][]string{}, 0
	for _, root := range f.Roots() {
		if root.Index {
			f.Walk(root.Page, func(pages.Row) {})
			continue
		}
		f.Walk(root.Page, func(r pages.Row) {
			got[root.Name] = append(got[root.Name], show(r.ID, r.Values...))
			if r.Suspect {
				suspects++
			}
		})
		slices.Sort(got[root.Name])
	}
	if suspects > 0 {
		t.Errorf("%d rows stand out of order", suspects)
	}
	return got, f
}

func TestAWholeFileIsReadAsSQLiteReadsIt(t *testing.T) {
	for _, mode := range []string{"DELETE", "WAL"} {
		for _, count := range []int{0, 1, 50, 700} {
			t.Run(fmt.Sprint(mode, count), func(t *testing.T) {
				name, want := file(t, mode, count)
				got, f := rows(t, name)
				for table, rows := range want {
					if !slices.Equal(got[table], rows) {
						t.Errorf("%s has %d rows, want %d", table, len(got[table]), len(rows))
					}
				}
				if f.Broken() > 0 {
					t.Errorf("%d broken pages", f.Broken())
				}
				f.Orphans(func(o pages.Orphan) { t.Errorf("an orphan: %v", o.Rows) })
			})
		}
	}
}

func TestWhatWasDeletedDoesNotComeBack(t *testing.T) {
	name, _ := file(t, "DELETE", 700)
	db, err := sql.Open("sqlite3", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`DELETE FROM plain WHERE n > 30; DROP TABLE keyed`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	got, f := rows(t, name)
	if len(got["plain"]) != 11 || len(got["keyed"]) != 0 {
		t.Errorf("%d and %d rows", len(got["plain"]), len(got["keyed"]))
	}
	f.Orphans(func(o pages.Orphan) { t.Errorf("it came back: %v", o.Rows[0]) })
}

// TestRowsOfLostInnerPagesAreOrphans destroys the page that leads to all rows of a table.
func TestRowsOfLostInnerPagesAreOrphans(t *testing.T) {
	name, want := file(t, "DELETE", 700)
	f, err := pages.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	root := f.Roots()[0]
	f.Close()
	poke(t, name, int64(root.Page-1)*4096, make([]byte, 4096))
	got, f := rows(t, name)
	if root.Name != "plain" || len(got["plain"]) != 0 || f.Broken() != 1 {
		t.Fatalf("%d rows of %s, %d broken pages", len(got["plain"]), root.Name, f.Broken())
	}
	var found []string
	f.Orphans(func(o pages.Orphan) {
		for _, r := range o.Rows {
			found = append(found, show(r.ID, r.Values...))
		}
	})
	if slices.Sort(found); !slices.Equal(found, want["plain"]) {
		t.Errorf("%d rows, want %d", len(found), len(want["plain"]))
	}
}

func TestNoDamageIsTooMuch(t *testing.T) {
	whole, want := file(t, "DELETE", 200)
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "damaged.db")
	all := 0
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 7))
		damaged := slices.Clone(content)
		for range 1 + random.IntN(40) {
			damaged[random.IntN(len(damaged))] = byte(random.Uint32())
		}
		if seed%3 == 0 {
			damaged = damaged[:random.IntN(len(damaged))]
		}
		if err := os.WriteFile(name, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := pages.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, root := range f.Roots() {
			f.Walk(root.Page, func(pages.Row) { all++ })
		}
		f.Orphans(func(o pages.Orphan) { all += len(o.Rows) })
		f.Close()
	}
	if all < 60*len(want["plain"]) {
		t.Errorf("only %d rows were read of 300 damaged files", all)
	}
}

func FuzzOpen(f *testing.F) {
	for _, mode := range []string{"DELETE", "WAL"} {
		name, _ := file(f, mode, 20)
		content, _ := os.ReadFile(name)
		log, _ := os.ReadFile(name + "-wal")
		f.Add(content, log)
	}
	f.Fuzz(func(t *testing.T, content, log []byte) {
		name := filepath.Join(t.TempDir(), "fuzzed.db")
		if os.WriteFile(name, content, 0o600) != nil || os.WriteFile(name+"-wal", log, 0o600) != nil {
			t.Skip("the disk does not take it")
		}
		opened, err := pages.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer opened.Close()
		for _, root := range opened.Roots() {
			opened.Walk(root.Page, func(pages.Row) {})
		}
		opened.Orphans(func(pages.Orphan) {})
	})
}

func poke(t testing.TB, name string, at int64, b []byte) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
}
