package mastodon_test

import (
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
)

// errand is one at r.
type errand struct {
	*destinationtest.Errand
	rig *rig
}

func newErrand(r *rig, d destination.Dispatch, fresh bool) *errand {
	open := func() destination.Destination { return r.open() }
	e := &errand{destinationtest.NewErrand(r.t, d, open, r.clock.HalfAnHour), r}
	e.Fresh = fresh
	return e
}

// arrived fails unless the server has exactly the errand's post, whole.
func (e *errand) arrived() {
	e.T.Helper()
	posts := e.rig.server.Posts()
	if len(posts) != 1 {
		e.T.Fatalf("%d posts: %+v\n%v", len(posts), posts, e.Errs)
	}
	p, d := posts[0], e.Dispatch
	if p.Text != d.Message.Text || p.ID != e.Receipt.RemoteID || e.Receipt.Partial != "" {
		e.T.Errorf("%+v with receipt %+v, want %q", p, e.Receipt, d.Message.Text)
	}
	if len(p.Pictures) != len(d.Pictures) {
		e.T.Fatalf("%d pictures, want %d\n%v", len(p.Pictures), len(d.Pictures), e.Errs)
	}
	for n, m := range p.Pictures {
		if m.SHA256 != d.Pictures[n].SHA256 || m.Alt != d.Pictures[n].Alt {
			e.T.Errorf("picture %d is %+v, want %+v", n+1, m, d.Pictures[n])
		}
	}
}
