package sqlite_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/sqlite"
	"sojourn/journal/sqlite/pages"
)

// damaged spoils the file of a journal that is closed.
func damaged(t testing.TB, dir string, spoil func(content []byte) []byte) []byte {
	t.Helper()
	file := filepath.Join(dir, sqlite.FileName)
	content := spoil(must(os.ReadFile(file))(t))
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return content
}

// long is a journal of entries whose tables take many pages, with something of everything.
func long(t testing.TB, n int) *rig {
	t.Helper()
	r := travelled(t)
	var ids []journal.ID
	for i := range n {
		e := full()
		e.ID, e.Caption = "", fmt.Sprintf("대동강 %d %s", i, strings.Repeat("글 ", i%50*i%300))
		e.Keywords = []string{"평양", fmt.Sprintf("k%d", i%40)}
		e.Photos[0].Files[0].SHA256 = fmt.Sprintf("%064x", i)
		ids = append(ids, r.add(e)...)
	}
	r.mark("desk", ids[:n/2]...)
	for _, id := range ids[:n/4] {
		a := begun(r, id, "desk")
		arrive(r, a, id, "desk")
	}
	r.check(r.Close())
	return r
}

// repaired repairs the journal in dir and opens it.
func repaired(t testing.TB, dir string) (*rig, journal.Repair) {
	t.Helper()
	done, err := sqlite.Repair(t.Context(), dir, version)
	if err != nil {
		t.Fatalf("%v (%s)", err, journal.HintOf(err))
	}
	return openRig(t, dir), done
}

// wantsSound fails where a check of the journal's own file finds something.
func wantsSound(t testing.TB, r *rig) {
	t.Helper()
	for _, f := range must(r.Check(t.Context(), false, nil))(t) {
		if f.Kind == journal.FindingJournal {
			t.Errorf("found %+v", f)
		}
	}
}

func TestAWholeJournalIsNotRepaired(t *testing.T) {
	r := long(t, 20)
	before := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t)
	done := must(sqlite.Repair(t.Context(), r.dir, version))(t)
	after := must(os.ReadFile(filepath.Join(r.dir, sqlite.FileName)))(t)
	if done.Aside != "" || !done.Complete() || !bytes.Equal(before, after) {
		t.Errorf("it was repaired: %+v", done)
	}
	_, err := sqlite.Repair(t.Context(), t.TempDir(), version)
	wantsKind(t, err, journal.NotFound)
}

func TestARepairLosesNothingWhereOnlyIndicesAreDamaged(t *testing.T) {
	r := long(t, 200)
	r = openRig(t, r.dir)
	want := dump(t, r)
	r.check(r.Close())
	damaged(t, r.dir, func(content []byte) []byte {
		for _, root := range rootsOf(t, r.dir, "index") {
			clear(content[(root-1)*4096 : root*4096])
		}
		return content
	})
	r, done := repaired(t, r.dir)
	if got := dump(t, r); got != want {
		t.Errorf("it reads otherwise:\n%s", firstDifference(got, want))
	}
	if done.Aside == "" || done.Broken == 0 || len(done.Emptied)+len(done.Doubtful)+done.Held > 0 {
		t.Errorf("it tells %+v", done)
	}
	wantsSound(t, r)
	r.wantsFound(`"대동강 7"`, must(r.Entry(t.Context(), must(r.IDs(t.Context(), query(t, `"대동강 7"`)))(t)[0]))(t).Caption)
}

// rootsOf returns the first pages of tables or indices.
func rootsOf(t testing.TB, dir, kind string) []int {
	t.Helper()
	db := must(sql.Open("sqlite3", "file:"+filepath.Join(dir, sqlite.FileName)+"?mode=ro&immutable=1"))(t)
	defer db.Close()
	const q = `SELECT json_group_array(rootpage) FROM sqlite_schema WHERE type = ? AND rootpage > 1 AND name NOT LIKE 'words%'`
	var list string
	var roots []int
	err := db.QueryRow(q, kind).Scan(&list)
	if err == nil {
		err = json.Unmarshal([]byte(list), &roots)
	}
	if err != nil {
		t.Fatal(err)
	}
	return roots
}

// TestARepairFindsRowsThatNothingLeadsTo destroys the first page of every table, which leads to all
// others where there are several.
func TestARepairFindsRowsThatNothingLeadsTo(t *testing.T) {
	r := long(t, 400)
	r = openRig(t, r.dir)
	want := entriesOf(t, r)
	r.check(r.Close())
	damaged(t, r.dir, func(content []byte) []byte {
		for _, root := range rootsOf(t, r.dir, "table") {
			if kind := content[(root-1)*4096]; kind == 5 { // those of tables with keys of their own hold rows
				clear(content[(root-1)*4096 : root*4096])
			}
		}
		return content
	})
	r, done := repaired(t, r.dir)
	got := entriesOf(t, r)
	for id, e := range want {
		if got[id] != e {
			t.Errorf("%s is lost:\n%s", id, firstDifference(got[id], e))
			break
		}
	}
	t.Logf("%+v", done)
	wantsSound(t, r)
}

// TestATreeThatLeadsIntoAnotherTakesNothingFromIt puts the first page of the table of files in the
// place of that of other tables: both lead to the same pages then.
func TestATreeThatLeadsIntoAnotherTakesNothingFromIt(t *testing.T) {
	template := openRig(t, long(t, 200).dir)
	want := entriesOf(t, template)
	template.check(template.Close())
	whole := must(os.ReadFile(filepath.Join(template.dir, sqlite.FileName)))(t)
	from := (rootOf(t, template.dir, "file") - 1) * 4096
	for _, table := range []string{
		"text_version", "undo", "undo_entry", "undo_mark", "delivery", "dispatch", "attempt", "note", "receipt",
		"track", "segment", "destination", "code", "template", "trip", "clock_reading", "saved_place",
	} {
		dir, content := t.TempDir(), slices.Clone(whole)
		copy(content[(rootOf(t, template.dir, table)-1)*4096:], whole[from:from+4096])
		if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), content, 0o600); err != nil {
			t.Fatal(err)
		}
		r, _ := repaired(t, dir)
		got := entriesOf(t, r)
		for id, e := range want {
			if got[id] != e {
				t.Errorf("in the place of %s: %s\n%s", table, id, firstDifference(got[id], e))
				break
			}
		}
		wantsSound(t, r)
		r.check(r.Close())
	}
}

// TestAPageOfAnotherTreeUpsetsNoOther puts pages of other tables among those of files, one that leads
// to rows with ids and one with other keys: what stands in its other pages is kept.
func TestAPageOfAnotherTreeUpsetsNoOther(t *testing.T) {
	template := long(t, 200)
	file := filepath.Join(template.dir, sqlite.FileName)
	whole := must(os.ReadFile(file))(t)
	want := entriesOf(t, openRig(t, template.dir))
	stands := whereEntriesStand(t, template.dir)
	f := must(pages.Open(file))(t)
	defer f.Close()
	leaves := map[int]bool{}
	f.Walk(rootOf(t, template.dir, "file"), func(r pages.Row) { leaves[r.Pages[0]] = true })
	for leaf := range leaves {
		if whole[(leaf-1)*4096] != 10 { // only those at the ends of the tree
			continue
		}
		other := rootOf(t, template.dir, []string{"entry", "destination"}[leaf%2])
		dir, content := t.TempDir(), slices.Clone(whole)
		copy(content[(leaf-1)*4096:], whole[(other-1)*4096:other*4096])
		if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), content, 0o600); err != nil {
			t.Fatal(err)
		}
		r, _ := repaired(t, dir)
		got := entriesOf(t, r)
		for id, e := range want {
			if got[id] != e && !slices.Contains(stands[id], leaf) {
				t.Errorf("page %d: %s\n%s", leaf, id, firstDifference(got[id], e))
				break
			}
		}
		wantsSound(t, r)
		r.check(r.Close())
	}
}

func entriesOf(t testing.TB, r *rig) map[journal.ID]string {
	t.Helper()
	all := map[journal.ID]string{}
	for _, e := range must(r.Entries(t.Context(), journal.Query{}, journal.Page{}))(t) {
		d := dumped(e)
		d.Deliveries = nil // whether they are sent is looked at elsewhere
		all[e.ID] = string(must(json.Marshal(d))(t))
	}
	return all
}

// TestNoDamageIsTooMuch damages journals in hundreds of ways. They open to be read or say what to do;
// a repair makes them whole, keeps the damaged file, and every entry is what it was, or named.
func TestNoDamageIsTooMuch(t *testing.T) {
	seeds := uint64(300)
	if testing.Short() {
		seeds = 40
	}
	template := long(t, 40)
	file := filepath.Join(template.dir, sqlite.FileName)
	whole := must(os.ReadFile(file))(t)
	want := entriesOf(t, openRig(t, template.dir))
	stands := whereEntriesStand(t, template.dir)
	kept, refused := 0, 0
	for seed := range seeds {
		dir := t.TempDir()
		content := spoiled(slices.Clone(whole), seed)
		if err := os.WriteFile(filepath.Join(dir, sqlite.FileName), content, 0o600); err != nil {
			t.Fatal(err)
		}
		lookAround(t, dir, seed)
		done, err := sqlite.Repair(t.Context(), dir, version)
		if err != nil {
			if refused++; journal.KindOf(err) == journal.Other || journal.HintOf(err) == "" {
				t.Errorf("seed %d: %v (%s)", seed, err, journal.HintOf(err))
			}
			continue
		}
		r := openRig(t, dir)
		wantsSound(t, r)
		if done.Aside != "" {
			if same := must(os.ReadFile(done.Aside))(t); len(same) != len(content) {
				t.Errorf("seed %d: the damaged file was not kept", seed)
			}
		}
		got := entriesOf(t, r)
		for id, e := range want {
			if got[id] == e {
				kept++
			} else if n, untouched := touched(stands[id], whole, content); untouched {
				t.Errorf("seed %d: %s stands in whole pages (%v; touched %v), and is lost:\n%s", seed, id, stands[id], n, firstDifference(got[id], e))
			}
		}
		for id, e := range got {
			named := slices.Contains(done.Doubtful, id) || slices.Contains(done.Emptied, id)
			if w, ok := want[id]; !named && ok && wordsOf(t, e) != wordsOf(t, w) {
				t.Errorf("seed %d: %s reads otherwise, and is not named:\n%s", seed, id, firstDifference(e, w))
			}
		}
		r.check(r.Close())
	}
	if all := len(want) * int(seeds); kept < all*7/10 || refused > int(seeds)/20 {
		t.Errorf("%d of %d entries were kept; %d journals could not be repaired", kept, all, refused)
	}
	t.Logf("%d of %d entries kept whole, %d of %d refused", kept, len(want)*int(seeds), refused, seeds)
}

// whereEntriesStand returns the pages that hold the rows of each entry.
func whereEntriesStand(t testing.TB, dir string) map[journal.ID][]int {
	t.Helper()
	f := must(pages.Open(filepath.Join(dir, sqlite.FileName)))(t)
	defer f.Close()
	tables := map[string][]pages.Row{}
	for _, root := range f.Roots() {
		f.Walk(root.Page, func(r pages.Row) { tables[root.Name] = append(tables[root.Name], r) })
	}
	stands := map[journal.ID][]int{}
	ids, photos, keywords := map[any]journal.ID{}, map[any]any{}, map[any][]int{}
	for _, r := range tables["entry"] {
		id, _ := r.Values[1].(string)
		ids[r.ID] = journal.ID(id)
		stands[journal.ID(id)] = r.Pages
	}
	add := func(entry any, of []int) { stands[ids[entry]] = append(stands[ids[entry]], of...) }
	for _, r := range tables["photo"] {
		photos[r.ID] = r.Values[1]
		add(r.Values[1], r.Pages)
	}
	for _, r := range tables["file"] {
		add(photos[r.Values[0]], r.Pages)
	}
	for _, r := range tables["keyword"] {
		keywords[r.ID] = r.Pages
	}
	for _, r := range tables["entry_keyword"] {
		add(r.Values[0], append(r.Pages, keywords[r.Values[2]]...))
	}
	return stands
}

// touched returns which pages are not the same in both, and whether those of list are.
func touched(list []int, a, b []byte) (other []int, untouched bool) {
	untouched = true
	for n := 1; n*4096 <= len(a); n++ {
		if len(b) >= n*4096 && bytes.Equal(a[(n-1)*4096:n*4096], b[(n-1)*4096:n*4096]) {
			continue
		}
		other = append(other, n)
		untouched = untouched && !slices.Contains(list, n)
	}
	return other, untouched
}

func wordsOf(t testing.TB, entry string) string {
	t.Helper()
	var d dumpedEntry
	if err := json.Unmarshal([]byte(entry), &d); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(d.Caption, d.Alt, d.Headline, d.Keywords, d.Byline, d.Credit, d.People, d.TakenAt)
}

// spoiled damages a file in one of the ways in which disks do.
func spoiled(content []byte, seed uint64) []byte {
	random := rand.New(rand.NewPCG(seed, 11))
	pages := len(content) / 4096
	switch seed % 5 {
	case 0: // bytes here and there
		for range 1 + random.IntN(30) {
			content[random.IntN(len(content))] = byte(random.Uint32())
		}
	case 1: // pages of zeroes
		for range 1 + random.IntN(4) {
			n := random.IntN(pages)
			clear(content[n*4096 : (n+1)*4096])
		}
	case 2: // the end is gone
		return content[:4096+random.IntN(len(content)-4096)]
	case 3: // one page in the place of another
		copy(content[random.IntN(pages)*4096:], content[random.IntN(pages)*4096:][:4096])
	default: // sectors of noise
		for range 1 + random.IntN(4) {
			at := random.IntN(len(content)/512) * 512
			for i := range 512 {
				content[at+i] = byte(random.Uint32())
			}
		}
	}
	return content
}

// lookAround uses a damaged journal as if nothing were: whatever fails says what to do.
func lookAround(t testing.TB, dir string, seed uint64) {
	t.Helper()
	told := func(err error) {
		t.Helper()
		if err == nil {
			return
		}
		if journal.HintOf(err) == "" && journal.KindOf(err) != journal.NotFound {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{Version: version})
	if told(err); err != nil {
		return
	}
	defer s.Close()
	entries, err := s.Entries(t.Context(), journal.Query{}, journal.Page{})
	told(err)
	for _, e := range entries {
		_, err := s.Versions(t.Context(), e.ID)
		told(err)
	}
	for _, act := range []func() error{
		func() error { _, err := s.List(t.Context(), journal.Query{}, journal.Page{}); return err },
		func() error { _, err := s.IDs(t.Context(), query(t, "평양")); return err },
		func() error { _, err := s.Groups(t.Context(), journal.Query{}); return err },
		func() error { _, err := s.Keywords(t.Context(), "", 0); return err },
		func() error { _, err := s.Trips(t.Context()); return err },
		func() error { _, err := s.Fixes(t.Context(), time.Time{}, time.Now()); return err },
		func() error { _, err := s.Destinations(t.Context()); return err },
		func() error { _, err := s.Receipts(t.Context(), ""); return err },
		func() error { _, err := s.Acts(t.Context(), 0); return err },
		func() error { _, err := s.Records(t.Context(), idsOf(entries)); return err },
		func() error { _, err := s.Check(t.Context(), false, nil); return err },
	} {
		told(act())
	}
	outbox, err := s.Outbox(t.Context())
	told(err)
	for _, d := range outbox {
		_, err := s.Dispatch(t.Context(), d.Dispatch)
		told(err)
		_, err = s.Attempts(t.Context(), d.Dispatch)
		told(err)
	}
}

func idsOf(entries []journal.Entry) (ids []journal.ID) {
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}
