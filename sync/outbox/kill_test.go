package outbox_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/outbox"
)

const (
	childJournal = "SOJOURN_TEST_JOURNAL"
	childClock   = "SOJOURN_TEST_CLOCK" // how far it is off
)

// TestSendOfAChild is the process that TestKilledSendsContinue kills.
func TestSendOfAChild(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // it is a test only as the child of another one
	}
	off, err := time.ParseDuration(os.Getenv(childClock))
	if err != nil {
		t.Fatal(err)
	}
	r := newFolderRig(t, dir)
	r.clock.pass(off)
	r.send(outbox.Options{})
}

// The machine's clock is another one after each kill.
func TestKilledSendsContinue(t *testing.T) {
	dir, rounds := t.TempDir(), 30
	if testing.Short() {
		rounds = 6
	}
	r := newFolderRig(t, dir)
	r.add("처음", 2)
	began := time.Now()
	r.check(child(dir).Run())
	span, arrived := time.Since(began), 0
	for round := range rounds {
		r.add(fmt.Sprintf("항목 %d", round), round%3)
		if round%4 == 3 {
			r.edit(r.ids[rand.IntN(len(r.ids))], fmt.Sprintf("고침 %d", round))
		}
		c := child(dir)
		r.check(c.Start())
		time.Sleep(rand.N(2 * span))
		_ = c.Process.Kill()
		if c.Wait() == nil {
			arrived++
		}
	}
	t.Logf("%d of %d syncs ended before they were killed, within %s", arrived, rounds, span)
	r.send(outbox.Options{})
	r.published()
	for _, id := range r.ids {
		r.wants(id, journal.StateDelivered, "")
	}
}

// child sends with a clock that is up to two years off.
func child(dir string) *exec.Cmd {
	off := time.Duration(rand.Int64N(int64(4*year))) - 2*year
	c := exec.Command(os.Args[0], "-test.run=TestSendOfAChild")
	c.Env = append(os.Environ(), childJournal+"="+dir, childClock+"="+off.String())
	return c
}
