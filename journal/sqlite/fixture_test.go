package sqlite_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
)

var writeFixture = flag.String("fixture", "", "write a journal of the present schema, and its dump, into this `folder`")

// TestWritingAFixture makes what TestJournalsOfEverySchemaOpen opens, once for every schema that is
// released: go test -run TestWritingAFixture ./journal/sqlite -fixture testdata
func TestWritingAFixture(t *testing.T) {
	dir := *writeFixture
	if dir == "" {
		dir = t.TempDir()
	}
	r := travelled(t)
	lines := dump(t, r)
	file := filepath.Join(t.TempDir(), "fixture.db")
	r.check(r.Backup(t.Context(), file, nil))
	db := must(sql.Open("sqlite3", file))(t)
	var schema int
	r.check(db.QueryRow(`PRAGMA user_version`).Scan(&schema))
	must(db.Exec(`DELETE FROM about WHERE name = 'backed_up'`))(t) // it is to be opened as a journal
	r.check(db.Close())
	name := filepath.Join(dir, fmt.Sprintf("schema-%d", schema))
	r.check(os.WriteFile(name+".jsonl", []byte(lines), 0o644))
	var packed bytes.Buffer
	z := must(gzip.NewWriterLevel(&packed, gzip.BestCompression))(t)
	must(z.Write(must(os.ReadFile(file))(t)))(t)
	r.check(z.Close())
	r.check(os.WriteFile(name+".db.gz", packed.Bytes(), 0o644))
}

// travelled is a journal with something of everything, also acts that can be undone.
func travelled(t testing.TB) *rig {
	t.Helper()
	r, ids := desk(t, "배달됨", "가는 중", "준비됨", "표시됨", "고칠 것", "기다림", "모름", "손이 필요함", "<b>&amp; 글</b>", "거두는 중", "거둠")
	r.check(r.SaveDestination(t.Context(), journal.Destination{
		Name: "desk", Kind: "folder", Settings: map[string]string{"dir": "/여행/desk"}, Default: true, Auto: journal.AutoMetered,
		Redaction: journal.Redaction{Place: journal.PrecisionExact}, Limits: journal.Limits{Text: 500, Unit: journal.UnitBytes},
	}))
	for i, state := range []journal.State{
		journal.StateDelivered, journal.StateSending, journal.StateReady, journal.StateMarked, journal.StateChanged, journal.StateHeld,
		journal.StateUnknown, journal.StateNeedsYou,
	} {
		ways[state](r, ids[i])
	}
	ways[journal.StateWithdrawing](r, ids[9])
	ways[journal.StateWithdrawn](r, ids[10])
	r.check(r.Note(t.Context(), r.delivery(ids[1], "desk").Dispatch, "media 0", "7"))
	e := full()
	e.ID = "FV00000001"
	r.add(e, journal.Entry{Caption: "시각 없음"}, journal.Entry{Taken: at("2013-02-25 08:30:00"), Caption: "Dawn\nover the Taedong", Rating: 5})
	must(r.AddTrack(t.Context(), track("a", []journal.Fix{fix(0, 39.01, 125.7, pointer(31.5)), fix(60, 39.02, 125.71, nil)})))(t)
	for _, text := range []string{"평", "평양", "평양에서"} {
		must(r.Apply(t.Context(), journal.Change{
			Label: "caption", Session: "a visit", Patches: []journal.Patch{{ID: e.ID, Caption: &text}},
		}))(t)
	}
	r.apply(
		journal.Patch{ID: e.ID, Keywords: &[]string{"눈"}, ClearPlace: true, ClearShown: true, Headline: pointer("")},
		journal.Patch{ID: ids[0], Taken: pointer(at("2013-02-26 10:00:00")), Place: pyongyang(), Shown: tower()},
		journal.Patch{ID: ids[8], Rating: pointer(3), Rejected: pointer(true), Trip: pointer("겨울")},
	)
	must(r.Mark(t.Context(), ids[8:9], "blog", time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)))(t)
	must(r.Unmark(t.Context(), ids[3:4], "desk"))(t)
	return r
}

// TestJournalsOfEverySchemaOpen opens a copy of a journal of each schema that was ever released.
// What it says of itself is what it said to the sojourn that wrote it.
func TestJournalsOfEverySchemaOpen(t *testing.T) {
	fixtures := must(filepath.Glob("testdata/schema-*.db.gz"))(t)
	if len(fixtures) == 0 {
		t.Fatal("there are no fixtures")
	}
	for _, fixture := range fixtures {
		t.Run(strings.TrimSuffix(filepath.Base(fixture), ".db.gz"), func(t *testing.T) {
			r := openRig(t, unpackedFixture(t, fixture))
			want := string(must(os.ReadFile(strings.TrimSuffix(fixture, ".db.gz") + ".jsonl"))(t))
			if got := dump(t, r); got != want {
				t.Errorf("it reads otherwise:\n%s", firstDifference(got, want))
			}
			for _, f := range must(r.Check(t.Context(), true, nil))(t) {
				if f.Kind == journal.FindingJournal || f.Kind == journal.FindingWords {
					t.Errorf("found %+v", f)
				}
			}
			r.wantsFound("대동강의")
			r.wantsFound("taedong", "Dawn\nover the Taedong")
			r.wantsFound("평양에서", "평양에서")
			wantsUndo(t, r)
		})
	}
}

// unpackedFixture returns the folder of a journal that was packed.
func unpackedFixture(t testing.TB, file string) string {
	t.Helper()
	z := must(gzip.NewReader(bytes.NewReader(must(os.ReadFile(file))(t))))(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), must(io.ReadAll(z))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// wantsUndo takes back all that travelled did, and edits of what had been delivered.
func wantsUndo(t *testing.T, r *rig) {
	t.Helper()
	sent := must(r.IDs(t.Context(), query(t, "배달됨")))(t)[0]
	before := r.delivery(sent, "desk")
	r.caption(sent, "고침")
	r.undo()
	if after := r.delivery(sent, "desk"); after != before {
		t.Errorf("an edit that was taken back leaves %+v", after)
	}
	var labels []string
	for {
		undone, err := r.Undo(t.Context())
		if journal.KindOf(err) == journal.NotFound {
			break
		}
		r.check(err)
		labels = append(labels, undone.Label)
	}
	if len(labels) < 5 || !slices.Contains(labels, "caption") {
		t.Errorf("undone: %q", labels)
	}
	want := full()
	if got := r.entry("FV00000001"); got.Caption != want.Caption || got.Headline != want.Headline || got.Place == nil ||
		!slices.Equal(got.Keywords, want.Keywords) {
		t.Errorf("all taken back: %+v", got)
	}
	r.wantsFound("대동강의", want.Caption)
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
