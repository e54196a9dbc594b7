package outbox_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

// large puts a photo of about 200 kB, on which small renditions save much, into the place of each original.
func (r *rig) large(id journal.ID) {
	r.t.Helper()
	r.noise(id, 640, 400)
}

// noise puts a photo of noise into the place of each original.
func (r *rig) noise(id journal.ID, width, height int) {
	r.t.Helper()
	img := image.NewGray(image.Rect(0, 0, width, height))
	noise := rand.New(rand.NewPCG(1, uint64(len(r.ids))))
	for n := range img.Pix {
		img.Pix[n] = byte(noise.Uint32())
	}
	var b bytes.Buffer
	r.check(jpeg.Encode(&b, img, nil))
	e, err := r.store.Entry(r.t.Context(), id)
	r.check(err)
	for _, p := range e.Photos {
		r.check(os.WriteFile(filepath.Join(r.dir, p.Original().Path), b.Bytes(), 0o644))
	}
}

// slowRig has a batch that takes long to a place that can swap pictures.
func slowRig(t *testing.T) *rig {
	r := newRig(t)
	r.place.limits = journal.Limits{SwapsPictures: true}
	r.check(r.store.SaveLimits(t.Context(), "desk", r.place.limits))
	r.check(r.store.KeepLink(t.Context(), "desk", journal.Link{Rate: 3000, Sessions: 1}))
	for _, caption := range []string{"하나", "둘", "셋"} {
		r.large(r.add(caption, 1))
	}
	return r
}

func TestWordsGoAheadOfLargePictures(t *testing.T) {
	r := slowRig(t)
	bill := r.plan(outbox.Options{})
	var small int64
	for _, i := range bill.Items {
		if i.Bytes > 40_100 || i.Follows < 120_000 || i.Edit {
			t.Errorf("planned: %+v", i)
		}
		small += i.Bytes
	}
	result := r.send(outbox.Options{})
	r.invariants()
	if want := []string{"limits", "deliver", "deliver", "deliver", "edit", "edit", "edit"}; !slices.Equal(r.place.calls, want) {
		t.Errorf("called %v, want %v", r.place.calls, want)
	}
	if result.Bytes != bill.Bytes() {
		t.Errorf("%d bytes left, and the bill said %d", result.Bytes, bill.Bytes())
	}
	r.isFull()
	for _, id := range r.ids {
		receipts, err := r.store.Receipts(t.Context(), id)
		r.check(err)
		if len(receipts) != 2 || receipts[0].Partial != "" || receipts[1].Partial != "sent small, the full picture follows" {
			t.Errorf("receipts: %+v", receipts)
		}
	}
	if p := r.last; p.Done != 3 || p.Items != 3 || p.Sent != p.Total || p.Total != bill.Bytes() {
		t.Errorf("ended with %+v", p)
	}
}

func TestABudgetLetsTheWordsGo(t *testing.T) {
	r := slowRig(t)
	bill := r.plan(outbox.Options{Budget: 150_000})
	if bill.Bytes() > 150_000 || bill.Going() != 3 {
		t.Errorf("planned: %+v", bill)
	}
	result := r.send(outbox.Options{Budget: 150_000})
	if result.Bytes != bill.Bytes() {
		t.Errorf("%d bytes left, and the bill said %d", result.Bytes, bill.Bytes())
	}
	for _, id := range r.ids {
		r.wants(id, journal.StateHeld, "budget")
		if posts := r.place.of(id); len(posts) != 1 || posts[0].bytes > 40_000 {
			t.Errorf("there: %+v", posts)
		}
	}
	r.send(outbox.Options{})
	r.invariants()
}

// TestACutLeavesASmallPostOrAFullOne cuts acts of each round in every way, and ends with one full post of each
// entry.
func TestACutLeavesASmallPostOrAFullOne(t *testing.T) {
	r := slowRig(t)
	for n, f := range []fault{noLink, cutBefore, cutAfter, strange, strangeDone, wait} {
		for _, call := range []string{"deliver", "edit"} {
			script := append(slices.Repeat([]fault{nothing}, n%len(r.ids)), f)
			r.place.faulty = faults(map[string][]fault{call: script})
			r.send(outbox.Options{})
			for _, id := range r.ids {
				if posts := r.place.of(id); len(posts) > 1 {
					t.Fatalf("%s of %s: %+v", f, call, posts)
				}
			}
			r.clock.pass(2 * time.Hour)
			r.send(outbox.Options{})
			r.invariants()
			r.isFull()
			r.again()
		}
	}
}

// isFull fails unless every entry is there with its full picture.
func (r *rig) isFull() {
	r.t.Helper()
	for _, id := range r.ids {
		if posts := r.place.of(id); len(posts) != 1 || posts[0].bytes < 120_000 {
			r.t.Errorf("there: %+v", posts)
		}
	}
}

// again takes all back from the place, and marks it anew.
func (r *rig) again() {
	r.t.Helper()
	r.place.faulty = nil
	withdrawals, err := r.outbox.Withdrawable(r.t.Context(), r.ids, nil)
	r.check(err)
	_, err = r.outbox.Withdraw(r.t.Context(), withdrawals, nil)
	r.check(err)
	_, err = r.store.Mark(r.t.Context(), r.ids, "desk", time.Time{})
	r.check(err)
}

func TestWordsThatAreCorrectedInBetweenAreInTheCompletion(t *testing.T) {
	r := slowRig(t)
	r.place.faulty = once("edit", noLink)
	r.send(outbox.Options{})
	r.edit(r.ids[2], "셋, 고침")
	r.edit(r.ids[1], "둘, 고침")
	r.edit(r.ids[1], "둘")
	r.clock.pass(time.Hour)
	r.send(outbox.Options{})
	r.invariants()
	r.isFull()
}

func TestAFastLinkGetsFullPicturesAtOnce(t *testing.T) {
	r := slowRig(t)
	for _, caption := range []string{"넷", "다섯"} {
		r.large(r.add(caption, 1))
	}
	r.place.link = func(context.Context, int64) { r.clock.pass(time.Second / 2) } // 40 kB in a second: all five in 30
	r.send(outbox.Options{})
	r.invariants()
	if want := []string{"limits", "deliver", "deliver", "deliver", "deliver", "deliver", "edit"}; !slices.Equal(r.place.calls, want) {
		t.Errorf("called %v, want %v", r.place.calls, want)
	}
}
