package courier_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/courier"
	"sojourn/sync/destination"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/destinationtest"
)

// holds fails unless exactly one post says each of words, and there are no more posts.
func (p place) holds(t testing.TB, words ...string) {
	t.Helper()
	texts := p.texts(t)
	if len(texts) != len(words) {
		t.Errorf("%d posts, want %d: %q", len(texts), len(words), texts)
	}
	for _, w := range words {
		if n := strings.Count(strings.Join(texts, "\x00"), w); n == 0 {
			t.Errorf("no post says %q: %q", w, texts)
		}
	}
}

func eachPlace(t *testing.T, test func(t *testing.T, p place)) {
	for name, make := range places {
		t.Run(name, func(t *testing.T) { test(t, make(t)) })
	}
}

func TestDeliveredTwiceItIsThereOnce(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s, receipts := newStick(t), receiptsOf(t)
		s.put(t, destinationtest.Dispatch(t, "첫째 하나", 1))
		s.put(t, destinationtest.Dispatch(t, "둘째 둘", 2))
		all(t, s.deliver(t, p, receipts), 2, journal.StateDelivered, false)
		wrote := read(t, receipts)
		all(t, s.deliver(t, p, receipts), 2, journal.StateDelivered, true)
		if !bytes.Equal(read(t, receipts), wrote) {
			t.Error("the second time wrote receipts, too")
		}
		p.holds(t, "첫째 하나", "둘째 둘")
	})
}

// Two machines, one after the other, that know nothing of each other.
func TestDeliveredFromTwoMachinesItIsThereOnce(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s, first, second := newStick(t), receiptsOf(t), receiptsOf(t)
		s.put(t, destinationtest.Dispatch(t, "첫째 <b>하나</b> & https://example.org/a @desk@example.org #평양", 1))
		all(t, s.deliver(t, p, first), 1, journal.StateDelivered, false)
		s.put(t, destinationtest.Dispatch(t, "둘째 둘", 3))
		r := s.deliver(t, p, second)
		if len(p.texts(t)) != 2 || len(r.Outcomes) != 2 {
			t.Errorf("%q, %+v", p.texts(t), r.Outcomes)
		}
		all(t, s.deliver(t, p, first), 2, journal.StateDelivered, true)
		if n := len(p.texts(t)); n != 2 {
			t.Errorf("%d posts, want 2", n)
		}
		if o := r.Outcomes[0]; o.State == journal.StateDelivered && (!o.Before || o.Receipt.URL != receiptsIn(t, first)[0].URL) {
			t.Errorf("%+v, and the first machine's receipt %+v", o, receiptsIn(t, first)[0])
		}
	})
}

func receiptsIn(t testing.TB, path string) []journal.Receipt {
	t.Helper()
	lines, err := courier.ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	return courier.Receipts(lines)
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A machine that dies in any request, before or after it took effect, and is started again: with its receipts
// file as it was at that moment.
func TestAMachineThatDiesDeliversOnce(t *testing.T) {
	for _, name := range []string{"mastodon", "gotosocial", "pixelfed", "s3"} { // a folder is reached without a link
		t.Run(name, func(t *testing.T) {
			p := places[name](t)
			for n, reached := 1, true; reached; n++ {
				for _, effect := range []bool{true, false} {
					if testing.Short() && effect != (n%2 == 0) {
						continue
					}
					reached = dieOnce(t, p, n, effect)
				}
				if n > 60 {
					t.Fatal("it never ends")
				}
			}
		})
	}
}

// dieOnce is false where there was no n-th request.
func dieOnce(t *testing.T, p place, n int, effect bool) (reached bool) {
	t.Helper()
	s, receipts := newStick(t), receiptsOf(t)
	words := []string{fmt.Sprintf("죽음 %d %t 하나", n, effect), fmt.Sprintf("죽음 %d %t 둘", n, effect)}
	for _, w := range words {
		s.put(t, destinationtest.Dispatch(t, w, 1))
	}
	var left []byte
	p.link.dieAt(n, effect, func() { left, reached = read(t, receipts), true })
	_, _ = s.tryDeliver(t, p, receipts) // nobody hears of it
	p.link.dieAt(0, false, nil)
	if reached {
		if err := os.WriteFile(receipts, left, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := s.deliver(t, p, receipts)
	texts := strings.Join(p.texts(t), "\x00")
	for i, w := range words {
		if count := strings.Count(texts, w); count != 1 || r.Outcomes[i].State != journal.StateDelivered {
			t.Errorf("died in request %d, effect %t: %q is there %d times; %+v", n, effect, w, count, r.Outcomes[i])
		}
	}
	return reached
}

// The receipts file is lost after the machine died: what is there is found all the same, or it is said that it
// cannot be told. It is never sent twice.
func TestLostReceiptsPostNothingTwice(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s := newStick(t)
		s.put(t, destinationtest.Dispatch(t, "잃어버린", 1))
		for n := range 3 {
			all(t, s.deliver(t, p, receiptsOf(t)), 1, journal.StateDelivered, n > 0)
		}
		p.holds(t, "잃어버린")
	})
}

// A change that came into the bundle after another machine had sent what it changes.
func TestAChangeIsAnEditOnEveryMachine(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s, first, second := newStick(t), receiptsOf(t), receiptsOf(t)
		d := destinationtest.Dispatch(t, "처음 말", 1)
		edit := destinationtest.Edit(d, s.put(t, d), "고친 말")
		all(t, s.deliver(t, p, first), 1, journal.StateDelivered, false)
		s.put(t, edit)
		all(t, s.deliver(t, p, second), 1, journal.StateDelivered, false)
		p.holds(t, "고친 말")
		all(t, s.deliver(t, p, first), 1, journal.StateDelivered, true)
		last := destinationtest.Edit(edit, journal.Receipt{Dispatch: edit.ID}, "마지막 말")
		s.put(t, last)
		all(t, s.deliver(t, p, receiptsOf(t)), 1, journal.StateDelivered, false)
		p.holds(t, "마지막 말")
	})
}

// What was changed before anybody sent it is sent once, as it is now.
func TestOnlyTheLastVersionIsSent(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s := newStick(t)
		d := destinationtest.Dispatch(t, "처음 말", 1)
		s.put(t, destinationtest.Edit(d, s.put(t, d), "고친 말"))
		all(t, s.deliver(t, p, receiptsOf(t)), 1, journal.StateDelivered, false)
		p.holds(t, "고친 말")
	})
}

// A change of what another bundle brought is not posted as if it were new.
func TestAChangeOfNobodyKnowsWhatIsNotPosted(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s, receipts := newStick(t), receiptsOf(t)
		d := destinationtest.Dispatch(t, "처음 말", 1)
		edit := destinationtest.Edit(d, journal.Receipt{Dispatch: d.ID}, "고친 말")
		s.put(t, edit)
		all(t, s.deliver(t, p, receipts), 1, journal.StateNeedsYou, false)
		p.holds(t)
		before := newStick(t)
		before.put(t, d)
		before.deliver(t, p, receipts)
		all(t, s.deliver(t, p, receipts), 1, journal.StateDelivered, false)
		p.holds(t, "고친 말")
	})
}

// What is taken back is removed where this machine has sent it, and never sent by another.
func TestWhatIsTakenBackIsRemovedOrNeverSent(t *testing.T) {
	eachPlace(t, func(t *testing.T, p place) {
		s, receipts := newStick(t), receiptsOf(t)
		d := destinationtest.Dispatch(t, "거둔 말", 1)
		r := s.put(t, d)
		s.deliver(t, p, receipts)
		if err := s.to.Withdraw(t.Context(), d, r, &destinationtest.Trail{}); err != nil {
			t.Fatal(err)
		}
		all(t, s.deliver(t, p, receiptsOf(t)), 1, journal.StateWithdrawn, true)
		if n := len(p.texts(t)); n != 1 {
			t.Fatalf("%d posts: what this machine did not send was touched", n)
		}
	})
}

func TestARecallRemovesThePost(t *testing.T) {
	for _, name := range []string{"mastodon", "gotosocial", "pixelfed", "folder"} {
		t.Run(name, func(t *testing.T) {
			p, s, receipts := places[name](t), newStick(t), receiptsOf(t)
			d := destinationtest.Dispatch(t, "거둔 말", 1)
			r := s.put(t, d)
			s.deliver(t, p, receipts)
			if err := s.to.Withdraw(t.Context(), d, r, &destinationtest.Trail{}); err != nil {
				t.Fatal(err)
			}
			all(t, s.deliver(t, p, receipts), 1, journal.StateWithdrawn, false)
			all(t, s.deliver(t, p, receipts), 1, journal.StateWithdrawn, true)
			p.holds(t)
			if left := receiptsIn(t, receipts); len(left) != 0 {
				t.Errorf("receipts of what is gone: %+v", left)
			}
		})
	}
}

// Two entries that show the same words beside as many pictures are two posts. From another machine they cannot be
// told apart: it says so, and sends neither before somebody has looked.
func TestTwinsAreTwoAndNeverMore(t *testing.T) {
	for _, name := range []string{"mastodon", "gotosocial", "pixelfed"} {
		t.Run(name, func(t *testing.T) {
			p, s := places[name](t), newStick(t)
			first, second := destinationtest.Dispatch(t, "눈", 1), destinationtest.Dispatch(t, "눈", 1)
			s.put(t, first)
			s.put(t, second)
			receipts := receiptsOf(t)
			all(t, s.deliver(t, p, receipts), 2, journal.StateDelivered, false)
			all(t, s.deliver(t, p, receipts), 2, journal.StateDelivered, true)
			other := receiptsOf(t)
			all(t, s.deliver(t, p, other), 2, journal.StateUnknown, false)
			p.holds(t, "눈", "눈")
			s.deliver(t, p, other, first.Entry)
			want := []string{"눈", "눈", "눈"}
			if name == "mastodon" {
				want = want[1:] // it knows the key, which is the same on every machine
			}
			p.holds(t, want...)
		})
	}
}

// Nobody continues or takes back what somebody else has signed.
func TestAnothersSignatureCountsForNothing(t *testing.T) {
	p, s, receipts := site(t), newStick(t), receiptsOf(t)
	d := destinationtest.Dispatch(t, "내 말", 1)
	r := s.put(t, d)
	s.deliver(t, p, receipts)
	other, err := bundle.Open(journal.Destination{
		Name: "stick", Kind: bundle.Kind, Settings: map[string]string{bundle.SettingFile: s.path},
	}, bundle.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	edit := destinationtest.Edit(d, r, "남의 말")
	if _, err := other.(destination.Editor).Edit(t.Context(), edit, &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	got := s.deliver(t, p, receipts)
	if len(got.Outcomes) != 2 || got.Outcomes[1].State == journal.StateDelivered {
		t.Errorf("%+v", got.Outcomes)
	}
	p.holds(t, "내 말")
}
