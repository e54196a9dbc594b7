package destinationtest

import (
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
)

func replace(t *testing.T, h Harness) {
	editor := editorOf(t, h)
	d := Dispatch(t, "Before", 1)
	edit := Edit(d, deliver(t, h, d), "이후 After")
	r, err := editor.Edit(t.Context(), edit, &Trail{})
	if err != nil || r.RemoteID == "" || r.URL == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	counts(t, h, 1)
	shows(t, h, edit)
}

func replaceOnce(t *testing.T, h Harness) {
	editor := editorOf(t, h)
	d := Dispatch(t, "Before", 1)
	edit := Edit(d, deliver(t, h, d), "After")
	for range 2 {
		if _, err := editor.Edit(t.Context(), edit, &Trail{}); err != nil {
			t.Fatal(err)
		}
	}
	counts(t, h, 1)
	shows(t, h, edit)
}

// replacePictures asks for other words beside the pictures. Where a place cannot do it, it must
// say so and keep what there was.
func replacePictures(t *testing.T, h Harness) {
	editor := editorOf(t, h)
	d := Dispatch(t, "One", 1)
	edit := Edit(d, deliver(t, h, d), "Two")
	edit.Pictures = append([]journal.Picture(nil), edit.Pictures...)
	edit.Pictures[0].Alt = "다른 설명"
	_, err := editor.Edit(t.Context(), edit, &Trail{})
	counts(t, h, 1)
	switch journal.KindOf(err) {
	case journal.Refused, journal.NeedsUser:
		shows(t, h, d)
	default:
		if err != nil {
			t.Fatal(err)
		}
		shows(t, h, edit)
	}
}

// swapPictures completes what went ahead with small pictures, twice.
func swapPictures(t *testing.T, h Harness) {
	editor := editorOf(t, h)
	limits, err := h.Destination.Limits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !limits.SwapsPictures {
		return
	}
	d := Dispatch(t, "Small, then full", 2)
	swap := Swap(t, d, deliver(t, h, d))
	if r, err := h.Destination.Find(t.Context(), swap); journal.KindOf(err) != journal.NotFound {
		t.Errorf("full pictures that were never sent are found: %+v, %v", r, err)
	}
	trail := &Trail{}
	for range 2 {
		if r, err := editor.Edit(t.Context(), swap, trail); err != nil || r.Partial != "" {
			t.Fatalf("%+v, %v", r, err)
		}
		swap.Notes = trail.Notes()
	}
	counts(t, h, 1)
	shows(t, h, swap)
	if _, err := h.Destination.Find(t.Context(), swap); err != nil {
		t.Errorf("full pictures that are there are not found: %v", err)
	}
}

func findEdit(t *testing.T, h Harness) {
	editor := editorOf(t, h)
	d := Dispatch(t, "Before", 1)
	edit := Edit(d, deliver(t, h, d), "After")
	if r, err := h.Destination.Find(t.Context(), edit); err == nil {
		t.Errorf("an edit that was never sent is found: %+v", r)
	}
	sent, err := editor.Edit(t.Context(), edit, &Trail{})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := h.Destination.Find(t.Context(), edit); err != nil || !same(sent, found) {
		t.Errorf("%+v, %v, want %+v", found, err, sent)
	}
}

// editorOf ends the test, passed, where the destination makes no promise about edits.
func editorOf(t *testing.T, h Harness) destination.Editor {
	t.Helper()
	editor, ok := h.Destination.(destination.Editor)
	if !ok {
		t.Skip("this destination does not edit")
	}
	return editor
}
