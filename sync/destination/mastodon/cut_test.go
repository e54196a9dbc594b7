package mastodon_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

// story is something that is cut at every request.
type story struct {
	pictures int
	setup    func(r *rig, d destination.Dispatch) destination.Dispatch // nil: nothing comes before
	swaps    bool                                                      // pictures, which Pixelfed cannot
}

// isFor tells whether the story can happen on a server.
func (s story) isFor(mode mastodondouble.Mode) bool {
	return mode != mastodondouble.Pixelfed || s.pictures > 0 && !s.swaps
}

var stories = map[string]story{
	"two pictures": {pictures: 2},
	"words alone":  {},
	"an edit": {pictures: 2, setup: func(r *rig, d destination.Dispatch) destination.Dispatch {
		edit := destinationtest.Edit(d, *firstReceipt(r, d), "이후: 강 위의 안개 #Pyongyang")
		edit.Pictures = append([]journal.Picture(nil), edit.Pictures...)
		for n := range edit.Pictures {
			edit.Pictures[n].Alt = fmt.Sprintf("다른 설명 %d", n+1)
		}
		return edit
	}},
	"pictures that take their time": {pictures: 2, setup: slowly},
	"full pictures after small ones": {pictures: 2, swaps: true, setup: func(r *rig, d destination.Dispatch) destination.Dispatch {
		return destinationtest.Swap(r.t, d, *firstReceipt(r, d))
	}},
}

func slowly(r *rig, d destination.Dispatch) destination.Dispatch {
	r.server.Work(2)
	return d
}

func firstReceipt(r *rig, d destination.Dispatch) *journal.Receipt {
	e := newErrand(r, d, false)
	e.Run()
	return e.Receipt
}

// tell plays the story with plan, which counts requests from the story's own first one.
func (s story) tell(
	t *testing.T, mode mastodondouble.Mode, fresh bool,
	plan func(mastodondouble.Request) mastodondouble.Trouble,
) (requests int) {
	t.Helper()
	r := newRig(t, mode)
	d := entry(t, "대동강의 새벽, dawn over the Taedong", s.pictures)
	if s.setup != nil {
		d = s.setup(r, d)
	}
	before := len(r.server.Requests())
	r.server.Plan(func(q mastodondouble.Request) mastodondouble.Trouble {
		q.Number -= before
		return plan(q)
	})
	e := newErrand(r, d, fresh)
	e.Run()
	e.arrived()
	return len(r.server.Requests()) - before
}

func smooth(mastodondouble.Request) mastodondouble.Trouble { return nil }

// Every request is cut once, in every way: the post is there once, whole.
func TestACutAtAnyRequestLeavesOnePost(t *testing.T) {
	for name, story := range stories {
		for _, mode := range mastodondouble.Modes {
			t.Run(name+" on "+mode.String(), func(t *testing.T) {
				if !story.isFor(mode) {
					return
				}
				requests := story.tell(t, mode, false, smooth)
				if requests < 3 {
					t.Fatalf("only %d requests", requests)
				}
				for n := 1; n <= requests; n++ {
					for how, cut := range mastodondouble.Cuts {
						for _, fresh := range []bool{false, true} {
							name := fmt.Sprintf("request %d %s, new process %t", n, how, fresh)
							t.Run(name, func(t *testing.T) {
								story.tell(t, mode, fresh, mastodondouble.At(n, cut))
							})
						}
					}
				}
			})
		}
	}
}

// Two cuts, at any two requests: what is done about the first is cut too.
func TestTwoCutsLeaveOnePost(t *testing.T) {
	cuts := []mastodondouble.Trouble{mastodondouble.CutBefore, mastodondouble.CutAfter}
	for name, story := range stories {
		if testing.Short() && name != "two pictures" {
			continue
		}
		for _, mode := range mastodondouble.Modes {
			t.Run(name+" on "+mode.String(), func(t *testing.T) {
				if !story.isFor(mode) {
					return
				}
				requests := story.tell(t, mode, true, smooth)
				for first := 1; first <= requests; first++ {
					for second := first + 1; second <= requests+4; second++ {
						for kind := range 4 {
							t.Run(fmt.Sprintf("%d and %d, %d", first, second, kind), func(t *testing.T) {
								story.tell(t, mode, true, mastodondouble.All(
									mastodondouble.At(first, cuts[kind%2]),
									mastodondouble.At(second, cuts[kind/2])))
							})
						}
					}
				}
			})
		}
	}
}

// A link that is cut at every third request for as long as it takes, with hours and days between:
// keys and uploads grow old meanwhile.
func TestABadLinkLeavesOnePost(t *testing.T) {
	seeds := 60
	if testing.Short() {
		seeds = 10
	}
	for _, mode := range mastodondouble.Modes {
		for seed := range seeds {
			t.Run(fmt.Sprintf("%s, seed %d", mode, seed), func(t *testing.T) { badLink(t, mode, uint64(seed)) })
		}
	}
}

func badLink(t *testing.T, mode mastodondouble.Mode, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 1))
	r := newRig(t, mode)
	r.server.Work(random.IntN(3))
	cuts := slices.Sorted(maps.Keys(mastodondouble.Cuts))
	r.server.Plan(func(mastodondouble.Request) mastodondouble.Trouble {
		if random.IntN(3) > 0 {
			return nil
		}
		return mastodondouble.Cuts[cuts[random.IntN(len(cuts))]]
	})
	pictures, pauses := int(seed%3), rand.New(rand.NewPCG(seed, 2))
	if mode == mastodondouble.Pixelfed {
		pictures = max(1, pictures)
	}
	e := newErrand(r, entry(t, "나쁜 길", pictures), seed%4 > 0)
	e.Most = 500
	e.Pause = func() { r.clock.Pass(time.Duration(pauses.ExpFloat64() * float64(3*time.Hour))) }
	e.Run()
	e.arrived()
}

// A post that lost a picture on its way is mended by an edit, whatever is cut meanwhile. Pixelfed
// cannot mend; it never gets a second post.
func TestALostPictureIsMendedOnce(t *testing.T) {
	eachMode(t, func(t *testing.T, r *rig) {
		for n := 1; n <= 16; n++ {
			for how, cut := range mastodondouble.Cuts {
				t.Run(fmt.Sprintf("request %d cut %s", n, how), func(t *testing.T) { mendLost(t, r, n, cut) })
			}
		}
	})
}

func mendLost(t *testing.T, like *rig, n int, cut mastodondouble.Trouble) {
	r := newRig(t, like.server.Mode())
	r.server.Lose(1)
	r.server.Plan(mastodondouble.At(n, cut))
	e := newErrand(r, entry(t, "Two frames, 두 장", 2), true)
	e.Run()
	if r.server.Mode() != mastodondouble.Pixelfed {
		e.arrived()
		return
	}
	r.counts(1)
	if e.Receipt.Partial == "" {
		t.Errorf("a picture is missing, and the receipt does not say so: %+v", e.Receipt)
	}
}
