package main

import (
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon/mastodondouble"
)

// run is one `sojourn` that may fail.
func (s social) run(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	c := sojourn(t, s.dir, args...)
	out, _ := c.CombinedOutput() // the exit code tells
	return c.ProcessState.ExitCode(), string(out)
}

// gone fails unless the server has nothing, and the journal says that it was taken back.
func (s social) gone(t *testing.T) {
	t.Helper()
	if posts := s.double.Posts(); len(posts) > 0 {
		t.Errorf("the server has %+v", posts)
	}
	if d := s.entry(t).Deliveries; len(d) != 1 || d[0].State != journal.StateWithdrawn || d[0].URL != "" {
		t.Errorf("the journal says %+v", d)
	}
}

func TestAPostIsTakenBack(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			s := newSocial(t, mode)
			s.sync(t)
			s.double.Plan(mastodondouble.On("DELETE", "/api/v1/statuses/*", mastodondouble.CutAfter))
			if code, said := s.run(t, "withdraw", string(s.id), "--yes"); code != exitDone || !strings.Contains(said, "took back 1") {
				t.Errorf("exit code %d: %s", code, said)
			}
			s.gone(t)
			do(t, s.dir, "mark", string(s.id))
			if code := s.sync(t); code != exitDone || len(s.double.Posts()) != 1 {
				t.Errorf("sent anew: exit code %d, %+v", code, s.double.Posts())
			}
		})
	}
}

// Without a link nothing is done, and sync goes on with it once there is one.
func TestAWithdrawalWaitsForALink(t *testing.T) {
	s := newSocial(t, mastodondouble.Mastodon)
	s.sync(t)
	s.double.Plan(func(mastodondouble.Request) mastodondouble.Trouble { return mastodondouble.CutBefore })
	code, said := s.run(t, "withdraw", string(s.id), "--yes")
	if code != exitOffline || !strings.Contains(said, "nothing was taken back") || len(s.double.Posts()) != 1 {
		t.Errorf("exit code %d: %s", code, said)
	}
	if d := s.entry(t).Deliveries; d[0].State != journal.StateWithdrawing || d[0].Reason == "" {
		t.Errorf("the journal says %+v", d)
	}
	s.double.Plan(nil)
	if code := s.sync(t); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	s.gone(t)
}
