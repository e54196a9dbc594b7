package destinationtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"maps"
	"sync"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
)

// Dispatch returns a dispatch of caption with small pictures, no two of them alike, as the outbox
// hands it over at a first attempt.
func Dispatch(t testing.TB, caption string, pictures int) destination.Dispatch {
	t.Helper()
	entry := journal.Entry{ID: journal.NewID(), Caption: caption, Alt: "대체 텍스트: " + caption}
	d := destination.Dispatch{
		Dispatch: journal.Dispatch{
			ID: rand.Text(), Entry: entry.ID, Destination: "place", Version: 1,
			Message:  journal.MessageFor(entry, journal.Destination{}),
			FrozenAt: time.Now(),
		},
		Key: rand.Text(), Since: time.Now().Unix(),
	}
	files := map[string][]byte{}
	for range pictures {
		data, picture := paint(t)
		picture.Alt = entry.Alt
		files[picture.SHA256] = data
		d.Pictures = append(d.Pictures, picture)
	}
	d.Open = func(p journal.Picture) (io.ReadSeekCloser, error) {
		return file{bytes.NewReader(files[p.SHA256])}, nil
	}
	return d
}

// Edit returns the dispatch that replaces what receipt proves: other words, the same pictures.
func Edit(d destination.Dispatch, receipt journal.Receipt, caption string) destination.Dispatch {
	d.ID, d.Key, d.Version, d.Notes = rand.Text(), rand.Text(), d.Version+1, nil
	d.Replaces = &receipt
	d.Message.Caption, d.Message.Text = caption, caption
	return d
}

// Swap returns the edit that puts other pictures, as many, into the place of all that d has.
func Swap(t testing.TB, d destination.Dispatch, receipt journal.Receipt) destination.Dispatch {
	t.Helper()
	full := Dispatch(t, "", len(d.Pictures))
	swap := Edit(d, receipt, d.Message.Text)
	swap.Version, swap.Anew, swap.Open = d.Version, true, full.Open
	swap.Pictures = full.Pictures
	for n := range swap.Pictures {
		swap.Pictures[n].Alt = d.Pictures[n].Alt
	}
	return swap
}

// paint makes a picture of random colours.
func paint(t testing.TB) ([]byte, journal.Picture) {
	t.Helper()
	const width, height = 48, 32
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	var seed [6]byte
	rand.Read(seed[:])
	for y := range height {
		for x := range width {
			i := x / (width / 2) * 3
			img.SetRGBA(x, y, color.RGBA{seed[i], seed[i+1], seed[i+2], 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), journal.Picture{
		SHA256: hash(b.Bytes()), MIME: "image/jpeg", Width: width, Height: height, Bytes: int64(b.Len()),
	}
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

type file struct{ *bytes.Reader }

func (file) Close() error { return nil }

// Trail remembers what an attempt left behind. The zero value is ready.
type Trail struct {
	mu    sync.Mutex
	notes map[string]string
	sent  int64
}

// Note keeps value in memory.
func (t *Trail) Note(_ context.Context, name, value string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.notes == nil {
		t.notes = map[string]string{}
	}
	t.notes[name] = value
	if value == "" {
		delete(t.notes, name)
	}
	return nil
}

// Sent counts.
func (t *Trail) Sent(n int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sent += n
}

// Notes returns what was noted and not removed.
func (t *Trail) Notes() map[string]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.notes)
}

// Bytes returns how many were reported.
func (t *Trail) Bytes() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sent
}

// LargeDispatch is a dispatch of caption with one picture of so many bytes, for places that do not look into it.
func LargeDispatch(t testing.TB, caption string, size int) destination.Dispatch {
	t.Helper()
	d := Dispatch(t, caption, 1)
	data := make([]byte, size)
	rand.Read(data)
	d.Pictures[0].SHA256, d.Pictures[0].Bytes = hash(data), int64(size)
	d.Open = func(journal.Picture) (io.ReadSeekCloser, error) { return file{bytes.NewReader(data)}, nil }
	return d
}
