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

const childJournal = "SOJOURN_TEST_JOURNAL"

// TestSendOfAChild is the process that TestKilledSendsContinue kills.
func TestSendOfAChild(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // it is a test only as the child of another one
	}
	newFolderRig(t, dir).send(outbox.Options{})
}

func TestKilledSendsContinue(t *testing.T) {
	dir := t.TempDir()
	r := newFolderRig(t, dir)
	arrived := 0
	for round := range 30 {
		r.add(fmt.Sprintf("항목 %d", round), round%3)
		if round%4 == 3 {
			r.edit(r.ids[rand.IntN(len(r.ids))], fmt.Sprintf("고침 %d", round))
		}
		child := exec.Command(os.Args[0], "-test.run=TestSendOfAChild")
		child.Env = append(os.Environ(), childJournal+"="+dir)
		r.check(child.Start())
		time.Sleep(time.Duration(rand.IntN(50)) * time.Millisecond)
		_ = child.Process.Kill()
		if child.Wait() == nil {
			arrived++
		}
	}
	t.Logf("%d of 30 syncs ended before they were killed", arrived)
	r.send(outbox.Options{})
	r.published()
	for _, id := range r.ids {
		r.wants(id, journal.StateDelivered, "")
	}
}
