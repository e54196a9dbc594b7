package ingest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"sojourn/journal/ingest"
)

const childJournal, childCard = "SOJOURN_TEST_JOURNAL", "SOJOURN_TEST_CARD"

// TestImportOfAChild is the process that TestKilledImportsContinue kills.
func TestImportOfAChild(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // it is a test only as the child of another one
	}
	importOnce(t, dir, os.Getenv(childCard))
}

func importOnce(t testing.TB, dir, card string) *rig {
	r := openRig(t, dir)
	if out := r.run(context.Background(), ingest.Options{}, card); out.err != nil || len(out.failures) > 0 {
		t.Fatal(out.err, out.failures)
	}
	return r
}

func TestKilledImportsContinue(t *testing.T) {
	files := map[string][]byte{}
	for n := range 300 {
		files[fmt.Sprintf("DCIM/%d/사진%d.jpg", n%7, n)] = photograph(t, n)
	}
	source, dir := card(t, files), t.TempDir()
	for range 30 {
		child := exec.Command(os.Args[0], "-test.run=TestImportOfAChild")
		child.Env = append(os.Environ(), childJournal+"="+dir, childCard+"="+source)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(150)) * time.Millisecond)
		_ = child.Process.Kill()
		_ = child.Wait() // it was killed
	}
	t.Logf("%d photos were imported before the last import", len(openRig(t, dir).entries()))
	r := importOnce(t, dir, source)
	if n := len(r.entries()); n != len(files) {
		t.Errorf("%d entries of %d photos", n, len(files))
	}
	r.check()
}
