package ftp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp/ftptest"
)

const (
	large = 300 << 10
	cutAt = 200 << 10
)

// A picture that was cut off is gone on with where it broke off, where the server can; else it is begun anew.
func TestAPartIsGoneOnWith(t *testing.T) {
	for name, tc := range map[string]struct {
		options ftptest.Options
		spoil   bool // the server lost what it had of it, but not its size
		goesOn  bool
	}{
		"over TLS":                           {options: ftptest.Options{}, goesOn: true},
		"in plain text":                      {options: ftptest.Options{Plain: true}, goesOn: true},
		"a folder that may only be put into": {options: ftptest.Options{Plain: true, PutOnly: true}, goesOn: true},
		"no command for sizes":               {options: ftptest.Options{Plain: true, Lacks: []string{"SIZE"}}, goesOn: true},
		"no sizes at all":                    {options: ftptest.Options{Plain: true, Lacks: []string{"SIZE", "LIST"}}},
		"no going on":                        {options: ftptest.Options{Plain: true, Lacks: []string{"REST"}}},
		"spoilt":                             {options: ftptest.Options{Plain: true}, spoil: true},
	} {
		t.Run(name, func(t *testing.T) {
			s, h, link := linked(t, tc.options)
			d, trail := destinationtest.LargeDispatch(t, "큰 사진", large), &destinationtest.Trail{}
			link.CutAfter(destinationtest.Up, cutAt)
			if _, err := h.Destination.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Offline {
				t.Fatalf("%v, want Offline", err)
			}
			if tc.spoil {
				s.Settle()
				spoil(t, s.Dir)
			}
			first := link.Passed(destinationtest.Up)
			d.Notes = trail.Notes()
			if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
				t.Fatal(err)
			}
			if again := link.Passed(destinationtest.Up) - first; (again < large*3/4) != tc.goesOn {
				t.Errorf("%d bytes were sent after the cut", again)
			}
			if posts := h.Posts(t); len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
				t.Errorf("%+v", posts)
			}
		})
	}
}

func TestAFullDiskIsToldAndGoneOnWith(t *testing.T) {
	s := ftptest.Serve(t, ftptest.Options{Room: cutAt})
	h := harness(t, s)
	d, trail := destinationtest.LargeDispatch(t, "큰 사진", large), &destinationtest.Trail{}
	_, err := h.Destination.Deliver(t.Context(), d, trail)
	if journal.KindOf(err) != journal.NeedsUser || !strings.Contains(text(err), "storage") || !strings.Contains(text(err), "full") {
		t.Fatalf("%v, want NeedsUser", err)
	}
	s.MakeRoom()
	d.Notes, trail = trail.Notes(), &destinationtest.Trail{}
	if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
		t.Fatal(err)
	}
	if posts := h.Posts(t); len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 || trail.Bytes() > large-cutAt+4<<10 {
		t.Errorf("%d bytes made %+v", trail.Bytes(), posts)
	}
}

func spoil(t *testing.T, dir string) {
	t.Helper()
	parts := desktest.Parts(t, dir)
	if len(parts) != 1 {
		t.Fatalf("parts: %v", parts)
	}
	path := filepath.Join(dir, parts[0])
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, make([]byte, info.Size()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The pictures that an edit leaves as they were are not sent again.
func TestAnEditSendsWhatIsNotThere(t *testing.T) {
	s := ftptest.Serve(t, ftptest.Options{})
	h := harness(t, s)
	d := destinationtest.LargeDispatch(t, "Before", large)
	receipt, err := h.Destination.Deliver(t.Context(), d, &destinationtest.Trail{})
	if err != nil {
		t.Fatal(err)
	}
	trail := &destinationtest.Trail{}
	if _, err := h.Destination.(destination.Editor).Edit(t.Context(), destinationtest.Edit(d, receipt, "After"), trail); err != nil {
		t.Fatal(err)
	}
	if trail.Bytes() >= large || len(h.Posts(t)) != 1 {
		t.Errorf("%d bytes left, and there is %+v", trail.Bytes(), h.Posts(t))
	}
}
