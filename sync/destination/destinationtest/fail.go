package destinationtest

import (
	"errors"
	"io"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

func leaveNothingCancelled(t *testing.T, h Harness) {
	d := Dispatch(t, "Stopped before it began", 1)
	if r, err := h.Destination.Deliver(cancelled(t), d, &Trail{}); err == nil {
		t.Errorf("a cancelled delivery has a receipt: %+v", r)
	}
	counts(t, h, 0)
}

func leaveNothingBroken(t *testing.T, h Harness) {
	d := broken(Dispatch(t, "The second picture breaks off", 2))
	if r, err := h.Destination.Deliver(t.Context(), d, &Trail{}); err == nil {
		t.Errorf("half a picture has a receipt: %+v", r)
	}
	counts(t, h, 0)
}

func goOnAfterFailure(t *testing.T, h Harness) {
	whole, trail := Dispatch(t, "다시 한 번", 2), &Trail{}
	if _, err := h.Destination.Deliver(t.Context(), broken(whole), trail); err == nil {
		t.Error("half a picture was delivered")
	}
	whole.Notes = trail.Notes()
	if _, err := h.Destination.Deliver(t.Context(), whole, trail); err != nil {
		t.Fatal(err)
	}
	counts(t, h, 1)
	shows(t, h, whole)
}

// broken returns d with a last picture whose file cannot be read to its end.
func broken(d destination.Dispatch) destination.Dispatch {
	open, last := d.Open, d.Pictures[len(d.Pictures)-1]
	d.Open = func(p journal.Picture) (io.ReadSeekCloser, error) {
		f, err := open(p)
		if err != nil || p.SHA256 != last.SHA256 {
			return f, err
		}
		return &breaking{ReadSeekCloser: f, left: p.Bytes / 2}, nil
	}
	return d
}

// breaking fails after left bytes.
type breaking struct {
	io.ReadSeekCloser
	left int64
}

func (b *breaking) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errors.New("input/output error")
	}
	n, err := b.ReadSeekCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
