package rendition

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
)

func TestWhatIsKeptMakesRoomForADecode(t *testing.T) {
	dir := t.TempDir()
	m := New(dir, "")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 90, 90))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.png"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	f := journal.File{Name: "a.png", Path: "a.png"}
	if _, err := m.Crop(t.Context(), f, 1, journal.Cut{Size: image.Pt(9, 9), Shrink: 1}); err != nil {
		t.Fatal(err)
	}
	if m.memory.TryAcquire(memoryLimit) {
		t.Fatal("what is kept is not counted")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	release, err := m.reserve(ctx, memoryLimit, image.Config{Width: 9000, Height: 9000})
	if err != nil {
		t.Fatal("it waits for what nobody gives up:", err)
	}
	release()
}
