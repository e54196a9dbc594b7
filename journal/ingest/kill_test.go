package ingest_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
)

// ledger is a store in a file: one line and one flush for each batch.
type ledger struct {
	memory
	file string
}

func openLedger(t testing.TB, dir string) *ledger {
	l := &ledger{file: filepath.Join(dir, "ledger")}
	f, err := os.Open(l.file)
	if err != nil {
		return l
	}
	defer f.Close()
	whole := int64(0)
	for lines := bufio.NewReader(f); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break // what was cut was never committed
		}
		var batch []journal.Entry
		if err := json.Unmarshal(line, &batch); err != nil {
			t.Fatal(err)
		}
		if err := l.memory.AddEntries(context.Background(), batch); err != nil {
			t.Fatal(err)
		}
		whole += int64(len(line))
	}
	if err := os.Truncate(l.file, whole); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *ledger) AddEntries(ctx context.Context, batch []journal.Entry) error {
	line, err := json.Marshal(batch)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(l.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return l.memory.AddEntries(ctx, batch)
}

const childJournal, childCard = "SOJOURN_TEST_JOURNAL", "SOJOURN_TEST_CARD"

// TestImportOfAChild is the process that TestKilledImportsContinue kills.
func TestImportOfAChild(t *testing.T) {
	dir := os.Getenv(childJournal)
	if dir == "" {
		return // it is a test only as the child of another one
	}
	importOnce(t, dir, os.Getenv(childCard))
}

func importOnce(t testing.TB, dir, card string) *ledger {
	l := openLedger(t, dir)
	reader := ingest.Reader{Sniff: exif.Sniff, Read: exif.Read}
	_, err := ingest.New(l, reader, nil, dir).Run(context.Background(), []string{card}, ingest.Options{},
		func(ingest.Progress) {}, func(f ingest.Failure) { t.Errorf("%+v", f) })
	if err != nil {
		t.Fatal(err)
	}
	return l
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
		time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
		_ = child.Process.Kill()
		_ = child.Wait() // it was killed
	}
	t.Logf("%d photos were imported before the last import", len(openLedger(t, dir).entries))
	l := importOnce(t, dir, source)
	if n := len(l.entries); n != len(files) {
		t.Errorf("%d entries of %d photos", n, len(files))
	}
	if err := os.Remove(l.file); err != nil {
		t.Fatal(err)
	}
	(&rig{t: t, store: &l.memory, dir: dir}).check()
}
