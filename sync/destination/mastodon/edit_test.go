package mastodon_test

import (
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	double "sojourn/sync/destination/mastodon/mastodondouble"
)

// delivered returns an edit of a post that is there.
func delivered(
	t *testing.T, r *rig, pictures int, settings ...string,
) (first, edit destination.Dispatch) {
	t.Helper()
	d := entry(t, "이전 before", pictures)
	receipt, err := r.open(settings...).Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	return d, destinationtest.Edit(d, receipt, "이후 after")
}

func TestAnEditSendsNoPictureAgain(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		_, edit := delivered(t, r, 2)
		trail := &destinationtest.Trail{}
		receipt, err := r.open().Edit(t.Context(), edit, trail)
		if err != nil || receipt.Partial != "" || receipt.RemoteID != edit.Replaces.RemoteID {
			t.Errorf("%+v, %v", receipt, err)
		}
		if n := r.tally("POST", media); n != 2 {
			t.Errorf("%d pictures were sent, want the 2 of the post", n)
		}
		if n := r.tally("PUT", "/api/v1/media/*"); n != 0 {
			t.Errorf("%d descriptions were sent that were there", n)
		}
		if n := trail.Bytes(); n == 0 || n > 2000 {
			t.Errorf("the edit took %d bytes", n)
		}
		p := r.server.Posts()[0]
		if p.Text != "이후 after" || len(p.Pictures) != 2 || p.Edits != 1 {
			t.Errorf("%+v", p)
		}
	})
}

// Sent again by another process, an edit is made once: Pixelfed allows ten, GoToSocial refuses what
// changes nothing.
func TestAnEditIsMadeOnce(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		_, edit := delivered(t, r, 2)
		for range 3 {
			if _, err := r.edit(edit); err != nil {
				t.Fatal(err)
			}
		}
		if p := r.server.Posts()[0]; p.Edits != 1 {
			t.Errorf("%d edits, want 1", p.Edits)
		}
	})
}

// A server like GoToSocial that does not show what was sent still refuses what changes nothing.
func TestAnEditThatChangesNothingIsAsGoodAsMade(t *testing.T) {
	settings := []string{"warning", "눈 <deep>"} // of which the server keeps a part
	for name, plan := range map[string]func(double.Request) double.Trouble{
		"text shown": nil,
		"text hidden": double.Always("GET", statuses+"/*",
			double.Rewrite(func(answer map[string]any) { delete(answer, "text") })),
	} {
		r := newRig(t, double.GoToSocial)
		_, edit := delivered(t, r, 1, settings...)
		r.server.Plan(plan)
		for range 2 {
			if _, err := r.open(settings...).Edit(t.Context(), edit, &destinationtest.Trail{}); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestAPostThatWasRemovedIsNotEdited(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		_, edit := delivered(t, r, 1)
		r.server.Remove(edit.Replaces.RemoteID)
		_, err := r.edit(edit)
		if journal.KindOf(err) != refused || !strings.Contains(err.Error(), "removed") {
			t.Errorf("%v, want Refused with words", err)
		}
		if _, err := r.find(edit); journal.KindOf(err) != journal.NotFound {
			t.Errorf("Find: %v, want NotFound", err)
		}
		r.counts(0)
	})
}

func TestAPostRemovedDuringTheEditIsNotEdited(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		r := newRig(t, mode)
		_, edit := delivered(t, r, 1)
		remove := func() { r.server.Remove(edit.Replaces.RemoteID) }
		r.server.Plan(double.On("PUT", statuses+"/*", double.First(remove)))
		if _, err := r.edit(edit); journal.KindOf(err) != journal.Refused {
			t.Errorf("%s: %v, want Refused", mode, err)
		}
	}
}

// Fewer or more pictures than are there: nobody can tell which are the same, so all are sent.
func TestAnEditOfOtherPicturesSendsThemAll(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		r := newRig(t, mode)
		_, edit := delivered(t, r, 1)
		more := entry(t, "셋", 3)
		edit.Pictures, edit.Open = more.Pictures, more.Open
		e := newErrand(r, edit, true)
		e.Run()
		e.arrived()
		edit.Pictures, edit.Replaces = slices.Clone(more.Pictures[1:2]), e.Receipt
		e = newErrand(r, edit, true)
		e.Run()
		e.arrived()
	}
}

func TestAnEditTakesAllPicturesAway(t *testing.T) {
	for _, mode := range []double.Mode{double.Mastodon, double.GoToSocial} {
		r := newRig(t, mode)
		_, edit := delivered(t, r, 2)
		edit.Pictures = nil
		e := newErrand(r, edit, true)
		e.Run()
		e.arrived()
	}
}

// Only the missing picture is sent when a post is mended: every byte is paid for.
func TestMendingSendsOnlyWhatIsMissing(t *testing.T) {
	r := newRig(t, double.Mastodon)
	r.server.Lose(1)
	e := newErrand(r, entry(t, "하나 빠졌다", 3), true)
	e.Run()
	e.arrived()
	if n := r.tally("POST", media); n != 4 {
		t.Errorf("%d pictures were sent, want 3 and the lost one", n)
	}
}

func TestPixelfedSaysThatItCannotAddPictures(t *testing.T) {
	r := newRig(t, double.Pixelfed)
	r.server.Lose(1)
	e := newErrand(r, entry(t, "못 더한다", 2), true)
	e.Run()
	receipt := e.Receipt
	if !strings.Contains(receipt.Partial, "picture 2 of 2") {
		t.Errorf("%+v, want the missing picture named", receipt)
	}
	r.counts(1)
}

// What was changed at the server, and the entry does not speak of, stays.
func TestAnEditKeepsWhatItDoesNotSpeakOf(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		_, edit := delivered(t, r, 1, "warning", "눈 snow")
		if _, err := r.edit(edit); err != nil {
			t.Fatal(err)
		}
		if p := r.server.Posts()[0]; p.Warning != "눈 snow" || !p.Sensitive || p.Text != "이후 after" {
			t.Errorf("%+v", p)
		}
	})
}

func TestAnEditKeepsWhatAModeratorShields(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		_, edit := delivered(t, r, 1)
		r.server.Shield(edit.Replaces.RemoteID)
		if _, err := r.edit(edit); err != nil {
			t.Fatal(err)
		}
		if p := r.server.Posts()[0]; !p.Sensitive {
			t.Errorf("%+v", p)
		}
	})
}

func TestPixelfedsTenthEditIsRefusedInItsWords(t *testing.T) {
	r := newRig(t, double.Pixelfed)
	_, edit := delivered(t, r, 1)
	var err error
	for n := range 11 {
		edit.Message.Text = strings.Repeat("또 ", n+1)
		if _, err = r.edit(edit); err != nil {
			break
		}
	}
	if journal.KindOf(err) != journal.Refused || !strings.Contains(err.Error(), "more than 10 times") {
		t.Errorf("%v, want Refused in the server's words", err)
	}
}
