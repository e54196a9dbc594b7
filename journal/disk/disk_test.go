package disk_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"sojourn/journal/disk"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	dir := t.TempDir()
	data := bytes.Repeat([]byte("눈 snow"), 10_000)
	path := filepath.Join(dir, "photo")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	n, err := disk.Pour(t.Context(), file, iotest.HalfReader(bytes.NewReader(data)), make([]byte, 999))
	if err := errors.Join(err, file.Close()); err != nil || n != int64(len(data)) {
		t.Fatalf("%d bytes, %v", n, err)
	}
	folder, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := errors.Join(disk.SyncAll(folder, []string{path}), disk.Sync(path), disk.Sync(dir)); err != nil {
		t.Error(err)
	}
	want := sha256.Sum256(data)
	if sum, err := disk.SumOf(t.Context(), path, make([]byte, 512)); err != nil || sum != hex.EncodeToString(want[:]) {
		t.Errorf("%s, %v", sum, err)
	}
}

func TestPouringEndsWithWhateverFails(t *testing.T) {
	broken := errors.New("the disk is failing")
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for name, tc := range map[string]struct {
		ctx  context.Context
		to   io.Writer
		from io.Reader
		want error
	}{
		"the source":    {t.Context(), io.Discard, iotest.TimeoutReader(strings.NewReader("some more bytes")), iotest.ErrTimeout},
		"the target":    {t.Context(), failing{broken}, strings.NewReader("x"), broken},
		"whoever asked": {stopped, io.Discard, strings.NewReader("x"), context.Canceled},
	} {
		if _, err := disk.Pour(tc.ctx, tc.to, tc.from, make([]byte, 4)); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestASecondNameOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	if err := errors.Join(os.WriteFile(one, []byte("1"), 0o600), os.WriteFile(two, []byte("2"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := disk.Link(one, two); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if data, err := os.ReadFile(two); err != nil || string(data) != "2" {
		t.Errorf("it has %q, %v", data, err)
	}
	if err := disk.Link(one, filepath.Join(dir, "three")); err != nil {
		t.Error(err)
	}
}
