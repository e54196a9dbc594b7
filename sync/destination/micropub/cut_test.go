package micropub_test

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
	"sojourn/sync/destination/micropub/micropubdouble"
	"sojourn/sync/destination/web/webtest"
)

// story is something that is cut at every request.
type story struct {
	pictures int
	quirks   []micropubdouble.Quirk
	edit     bool
	asks     bool // the site leaves it to the traveller where nothing can tell
}

var stories = map[string]story{
	"two pictures":             {pictures: 2},
	"words alone":              {},
	"an edit":                  {pictures: 2, edit: true},
	"posts that are made late": {pictures: 1, quirks: []micropubdouble.Quirk{micropubdouble.Accepts}},
	"pages alone":              {pictures: 2, quirks: []micropubdouble.Quirk{micropubdouble.NoList}, asks: true},
	"nothing to look at": {
		pictures: 1, asks: true,
		quirks: []micropubdouble.Quirk{micropubdouble.NoList, micropubdouble.NoSource, micropubdouble.NoPages},
	},
}

// tell plays the story with plan, which counts requests from the story's own first one.
func (s story) tell(t *testing.T, fresh bool, plan func(webtest.Request) webtest.Trouble) (requests int) {
	t.Helper()
	r := newRig(t, s.quirks...)
	d := entry(t, "대동강의 새벽, dawn over the Taedong", s.pictures)
	if s.edit {
		d = edited(r, d)
	}
	before := len(r.site.Requests())
	r.site.Plan(func(q webtest.Request) webtest.Trouble {
		q.Number -= before
		return plan(q)
	})
	e := newErrand(r, d, fresh)
	if s.asks {
		e.Ask = func() bool { return len(r.site.Posts()) > 0 }
	}
	e.Run()
	e.arrived()
	return len(r.site.Requests()) - before
}

func edited(r *rig, d destination.Dispatch) destination.Dispatch {
	e := newErrand(r, d, false)
	e.Run()
	edit := destinationtest.Edit(d, *e.Receipt, "이후: 강 위의 안개")
	edit.Pictures = slices.Clone(edit.Pictures)
	for n := range edit.Pictures {
		edit.Pictures[n].Alt = fmt.Sprintf("다른 설명 %d", n+1)
	}
	return edit
}

func smooth(webtest.Request) webtest.Trouble { return nil }

// Every request is cut once, in every way: the post is there once, whole.
func TestACutAtAnyRequestLeavesOnePost(t *testing.T) {
	for name, story := range stories {
		t.Run(name, func(t *testing.T) {
			requests := story.tell(t, false, smooth)
			if requests < 3 {
				t.Fatalf("only %d requests", requests)
			}
			for n := 1; n <= requests; n++ {
				for how, cut := range webtest.Cuts {
					for _, fresh := range []bool{false, true} {
						t.Run(fmt.Sprintf("request %d %s, new process %t", n, how, fresh), func(t *testing.T) {
							story.tell(t, fresh, webtest.At(n, cut))
						})
					}
				}
			}
		})
	}
}

// Two cuts, at any two requests: what is done about the first is cut too.
func TestTwoCutsLeaveOnePost(t *testing.T) {
	cuts := []webtest.Trouble{webtest.CutBefore, webtest.CutAfter}
	for name, story := range stories {
		if testing.Short() && name != "two pictures" && name != "pages alone" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			requests := story.tell(t, true, smooth)
			for first := 1; first <= requests; first++ {
				for second := first + 1; second <= requests+3; second++ {
					for kind := range 4 {
						t.Run(fmt.Sprintf("%d and %d, %d", first, second, kind), func(t *testing.T) {
							story.tell(t, true, webtest.All(webtest.At(first, cuts[kind%2]), webtest.At(second, cuts[kind/2])))
						})
					}
				}
			}
		})
	}
}

// A link that is cut at every third request for as long as it takes, with hours between: the site sweeps what no post
// has meanwhile.
func TestABadLinkLeavesOnePost(t *testing.T) {
	seeds := 60
	if testing.Short() {
		seeds = 10
	}
	for seed := range seeds {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { badLink(t, uint64(seed)) })
	}
}

func badLink(t *testing.T, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 1))
	var quirks []micropubdouble.Quirk
	for _, q := range []micropubdouble.Quirk{
		micropubdouble.Accepts, micropubdouble.Silent, micropubdouble.OwnTimes, micropubdouble.ByContent, micropubdouble.InHeader,
	} {
		if random.IntN(3) == 0 {
			quirks = append(quirks, q)
		}
	}
	r := newRig(t, quirks...)
	cuts := slices.Sorted(maps.Keys(webtest.Cuts))
	r.site.Plan(func(webtest.Request) webtest.Trouble {
		if random.IntN(3) > 0 {
			return nil
		}
		return webtest.Cuts[cuts[random.IntN(len(cuts))]]
	})
	e := newErrand(r, entry(t, "나쁜 길", 1+int(seed%3)), seed%4 > 0)
	pauses := rand.New(rand.NewPCG(seed, 2))
	e.Most = 500
	e.Ask = func() bool { return len(r.site.Posts()) > 0 }
	e.Pause = func() {
		r.clock.Pass(time.Duration(pauses.ExpFloat64() * float64(3*time.Hour)))
		r.site.Sweep()
	}
	e.Run()
	e.arrived()
}

// The link is cut at any byte, not only between requests.
func TestACutAtAnyByteLeavesOnePost(t *testing.T) {
	step := int64(23)
	if testing.Short() {
		step = 197
	}
	destinationtest.RunCut(t, step, linked)
	destinationtest.RunWithdrawCut(t, step, linked)
}

// linked is a harness whose link can be cut.
func linked(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
	r := newRig(t)
	link := destinationtest.Link(t, r.url[len("http://"):])
	r.url = "http://" + link.Address()
	return r.harness(), link
}

// Every request of a withdrawal is cut once, in every way: the post is gone in the end, and no other is.
func TestACutWithdrawalIsGoneOnWith(t *testing.T) {
	for n := 1; n <= 5; n++ {
		for how, cut := range webtest.Cuts {
			t.Run(fmt.Sprintf("request %d %s", n, how), func(t *testing.T) { cutWithdrawal(t, newRig(t), n, cut) })
		}
	}
}

func cutWithdrawal(t *testing.T, r *rig, n int, cut webtest.Trouble) {
	d, other := entry(t, "철회", 2), entry(t, "남는 것", 1)
	receipt, _ := r.open().Deliver(t.Context(), d, &destinationtest.Trail{})
	stays, _ := r.open().Deliver(t.Context(), other, &destinationtest.Trail{})
	r.site.Plan(webtest.At(len(r.site.Requests())+n, cut))
	var err error
	for range 4 {
		if err = r.open().Withdraw(t.Context(), d, receipt, &destinationtest.Trail{}); err == nil {
			break
		}
		if kind := journal.KindOf(err); kind != journal.Offline && kind != journal.Unknown {
			t.Fatalf("a cut is told as %v", err)
		}
	}
	if posts := r.site.Posts(); err != nil || len(posts) != 1 || posts[0].URL != stays.RemoteID {
		t.Errorf("%v, and there is %+v", err, posts)
	}
}
