package sqlite_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"sojourn/journal"
)

func file(role journal.Role, name string, n int) journal.File {
	return journal.File{
		Role: role, Name: name, Path: fmt.Sprintf("originals/%d-%s", n, name), SHA256: fmt.Sprintf("%064x", n), Bytes: 1,
	}
}

func shot(clock string, files ...journal.File) journal.Entry {
	p := photo("")
	p.Files = files
	return journal.Entry{ID: journal.NewID(), Taken: at(clock), Photos: []journal.Photo{p}}
}

func TestAddNewAddsWhatTheJournalHasNot(t *testing.T) {
	r := newRig(t)
	first := shot("2013-02-25 16:20:31", file(journal.RoleOriginal, "평양.JPG", 1))
	second := shot("2013-02-25 16:20:32", file(journal.RoleOriginal, "2.JPG", 2), file(journal.RoleRaw, "2.NEF", 1))
	third := shot("2013-02-25 16:20:33", file(journal.RoleOriginal, "3.JPG", 3), file(journal.RoleSidecar, "3.xmp", 9))
	fourth := shot("2013-02-25 16:20:34", file(journal.RoleOriginal, "4.JPG", 4), file(journal.RoleSidecar, "4.xmp", 9))
	known := must(r.AddNew(t.Context(), []journal.Entry{first, second, third, fourth}))(t)
	if !slices.Equal(known, []journal.ID{second.ID}) {
		t.Errorf("known are %v", known)
	}
	for sha, want := range map[int]bool{1: true, 2: false, 3: true, 4: true, 9: false} {
		n := must(r.PhotoOf(t.Context(), fmt.Sprintf("%064x", sha)))(t)
		if n != 0 != want {
			t.Errorf("the photo of %d is %d", sha, n)
		}
	}
	if got := must(r.Holders(t.Context(), fmt.Sprintf("%064x", 9)))(t); len(got) != 2 {
		t.Errorf("%d entries have the sidecar that two have alike", len(got))
	}
}

func TestOfTwoImportsOfOnePhotoOneAddsIt(t *testing.T) {
	r := newRig(t)
	var group sync.WaitGroup
	known := make([]int, 8)
	for i := range known {
		group.Go(func() {
			s := openRig(t, r.dir)
			var entries []journal.Entry
			for n := range 50 {
				entries = append(entries, shot("2013-02-25 16:20:31", file(journal.RoleOriginal, fmt.Sprint(n), n)))
			}
			list, err := s.AddNew(t.Context(), entries)
			if err != nil {
				t.Error(err)
			}
			known[i] = len(list)
		})
	}
	group.Wait()
	slices.Sort(known)
	if want := []int{0, 50, 50, 50, 50, 50, 50, 50}; !slices.Equal(known, want) {
		t.Errorf("known to each were %v, want %v", known, want)
	}
}

func TestCounterparts(t *testing.T) {
	r := newRig(t)
	e := shot("2013-02-25 16:20:31", file(journal.RoleOriginal, "DSC_0001.JPG", 1))
	e.Taken.Clock = e.Taken.Clock.Add(123456000)
	r.add(e, shot("2013-02-25 16:20:31", file(journal.RoleOriginal, "DSC_0002.JPG", 2)))
	for name, tc := range map[string]struct {
		name, clock string
		want        int
	}{
		"the other half":                {"dsc_0001.nef", "2013-02-25 16:20:31", 1},
		"a name that only begins alike": {"DSC_00010.NEF", "2013-02-25 16:20:31", 0},
		"a second later":                {"DSC_0001.NEF", "2013-02-25 16:20:32", 0},
		"a second earlier":              {"DSC_0001.NEF", "2013-02-25 16:20:30", 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := must(r.Counterparts(t.Context(), tc.name, at(tc.clock)))(t); len(got) != tc.want {
				t.Errorf("there are %d, want %d", len(got), tc.want)
			}
		})
	}
	if got := must(r.Counterparts(t.Context(), "DSC_0001.NEF", journal.Moment{}))(t); len(got) > 0 {
		t.Errorf("without a time there are %d", len(got))
	}
}

func TestAddFilesJoinsAndLosesNone(t *testing.T) {
	r := newRig(t)
	raw := file(journal.RoleOriginal, "DSC_0001.NEF", 1)
	id := r.add(shot("2013-02-25 16:20:31", raw))[0]
	e := r.entry(id)
	raw.Role = journal.RoleRaw
	e.Photos[0].Files = []journal.File{file(journal.RoleOriginal, "DSC_0001.JPG", 2), raw}
	e.Photos[0].MIME, e.Photos[0].Width = "image/heic", 4032
	r.check(r.AddFiles(t.Context(), []journal.Entry{e}))
	got := r.entry(id)
	if !slices.Equal(got.Photos[0].Files, e.Photos[0].Files) || got.Photos[0].MIME != "image/heic" || got.Version != 1 {
		t.Errorf("got %+v", got)
	}
	r.wantsFound("jpg", "")
	if findings := must(r.Check(t.Context(), false, nil))(t); len(findings) != 2 { // neither file is on disk
		t.Errorf("found %+v", findings)
	}
	other := e
	other.Photos = []journal.Photo{{Files: e.Photos[0].Files[:1]}}
	wantsKind(t, r.AddFiles(t.Context(), []journal.Entry{other}), journal.Conflict)
	wantsKind(t, r.AddFiles(t.Context(), []journal.Entry{{ID: journal.NewID()}}), journal.NotFound)
	if got := r.entry(id); len(got.Photos[0].Files) != 2 {
		t.Error("a refused change left its mark")
	}
}
