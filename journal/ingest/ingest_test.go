package ingest_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/exif"
	"sojourn/journal/ingest"
	"sojourn/journal/sqlite"
)

func sum(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

func TestEveryPhotoComesInOnce(t *testing.T) {
	dir := card(t, map[string][]byte{
		"DCIM/100CANON/IMG_0001.JPG":  photograph(t, 1),
		"DCIM/101NIKON/IMG_0001.JPG":  photograph(t, 2), // another camera, the same name
		"DCIM/100CANON/IMG_0001~.JPG": photograph(t, 1), // the same bytes again
		"평양 려명거리.jpg":                 photograph(t, 3),
		"no-extension":                photograph(t, 4),
		".hidden.jpg":                 photograph(t, 5),
	})
	r := newRig(t)
	out := r.run(context.Background(), ingest.Options{Trip: "평양 2013"}, dir)
	if out.err != nil || len(out.failures) > 0 {
		t.Fatal(out.err, out.failures)
	}
	did := out.summary
	if did.Found != 6 || did.Imported != 5 || did.Duplicates != 1 || did.Failed != 0 || !did.Safe || out.last.Done != 6 || out.last.Bytes != out.last.TotalBytes {
		t.Errorf("got %+v, last %+v", out.summary, out.last)
	}
	if r.entries()[0].Trip != "평양 2013" {
		t.Errorf("trip is %q", r.entries()[0].Trip)
	}
	r.check()
	again := r.run(context.Background(), ingest.Options{}, dir)
	if again.err != nil || again.summary.Imported != 0 || again.summary.Duplicates != 6 || again.summary.Safe {
		t.Errorf("the known card: %+v", again)
	}
	r.check()
}

func TestWhatIsNoPhotoIsNamedOrLeftInPeace(t *testing.T) {
	film := append([]byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"), make([]byte, 100)...)
	mac := []byte("\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X")
	dir := card(t, map[string][]byte{
		"MVI_0001.MOV": film, "MVI_0002": film, "IMG_1.MOV": film, "IMG_1.JPG": photograph(t, 1),
		"page.jpg": []byte("<!DOCTYPE html><title>봉사기</title>"), "zero.jpg": nil,
		"._IMG_1.JPG": mac, "._lost.jpg": mac, ".DS_Store": []byte("Bud1"), "IMG_1.AAE": []byte("<plist/>"),
		"track.gpx": []byte("<?xml version='1.0'?><gpx/>"), "IMG_9.xmp": []byte("<x:xmpmeta/>"),
		".thumbnails/1.jpg": photograph(t, 2), "voice.WAV": []byte("RIFF....WAVE"), "MVI_0001.THM": photograph(t, 3),
		"\x1b[31m\xff줄\n.jpg": []byte("text"),
	})
	out := newRig(t).run(context.Background(), ingest.Options{}, dir)
	if out.err != nil {
		t.Fatal(out.err)
	}
	want := map[string]string{
		"page.jpg": "a web page", "zero.jpg": "empty", "._lost.jpg": "a Mac's notes", "\x1b[31m\xff줄\n.jpg": "text",
	}
	for name, problem := range want {
		if !strings.Contains(out.failures[name], problem) {
			t.Errorf("%q: got %q, want %q", name, out.failures[name], problem)
		}
	}
	left := map[string]ingest.LeftKind{
		"MVI_0001.MOV": ingest.LeftVideo, "MVI_0002": ingest.LeftVideo, "IMG_1.MOV": ingest.LeftClip,
		"._IMG_1.JPG": ingest.LeftSystem, ".DS_Store": ingest.LeftSystem, "IMG_1.AAE": ingest.LeftEdit,
		"track.gpx": ingest.LeftTrack, "IMG_9.xmp": ingest.LeftSidecar, ".thumbnails": ingest.LeftThumbs,
		"voice.WAV": ingest.LeftSound, "MVI_0001.THM": ingest.LeftThumb,
	}
	if !maps.Equal(out.left, left) {
		t.Errorf("left %q\nwant %q", out.left, left)
	}
	if len(out.failures) != len(want) || out.summary.Imported != 1 || out.summary.Found != len(want)+1 ||
		out.summary.Skipped != len(left) || out.summary.Safe {
		t.Errorf("got %+v %q", out.summary, out.failures)
	}
}

func TestAFileNamedByTheTravellerIsAlwaysAnswered(t *testing.T) {
	dir := card(t, map[string][]byte{"notes.txt": []byte("글"), "a.bin": photograph(t, 1)})
	out := newRig(t).run(context.Background(), ingest.Options{},
		filepath.Join(dir, "notes.txt"), filepath.Join(dir, "a.bin"), filepath.Join(dir, "missing.jpg"))
	if out.summary.Imported != 1 || len(out.failures) != 2 ||
		!strings.Contains(out.failures["missing.jpg"], "no such file") || !strings.Contains(out.failures["notes.txt"], "text") {
		t.Errorf("got %+v", out)
	}
}

func TestLinksThatLeadInCirclesEnd(t *testing.T) {
	dir := card(t, map[string][]byte{"a/1.jpg": photograph(t, 1), "b/2.jpg": photograph(t, 2)})
	for link, to := range map[string]string{"a/up": "..", "b/self": ".", "c": "a", "d.jpg": "b/2.jpg", "e.jpg": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.jpg"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := newRig(t)
	out := r.run(context.Background(), ingest.Options{}, dir)
	if out.err != nil || out.summary.Imported != 2 || out.summary.Duplicates != 1 || len(out.failures) != 2 {
		t.Errorf("got %+v", out)
	}
	r.check()
}

func TestLinkCopiesNothing(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "\xff.jpg": photograph(t, 2)})
	r := newRig(t)
	out := r.run(context.Background(), ingest.Options{Link: true}, dir)
	if out.err != nil || out.summary.Imported != 1 || !strings.Contains(out.failures["\xff.jpg"], "without --link") {
		t.Fatalf("got %+v", out)
	}
	if got := r.entries()[0].Photos[0].Original().Path; got != filepath.Join(dir, "1.jpg") {
		t.Errorf("the path is %s", got)
	}
	if list, _ := os.ReadDir(filepath.Join(r.dir, "originals")); len(list) > 0 {
		t.Errorf("the journal has %v", list)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "2.jpg": photograph(t, 1), "3.jpg": photograph(t, 3)})
	r := newRig(t)
	out := r.run(context.Background(), ingest.Options{DryRun: true}, dir)
	if out.err != nil || out.summary.Imported != 2 || out.summary.Duplicates != 1 || len(r.entries()) > 0 {
		t.Fatalf("got %+v", out)
	}
	if list, _ := os.ReadDir(filepath.Join(r.dir, "originals")); len(list) > 0 {
		t.Errorf("the journal has %v", list)
	}
}

func TestAnOriginalIsNeverOverwritten(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
	r := newRig(t)
	hash := sum(t, filepath.Join(dir, "1.jpg"))
	foreign := filepath.Join(r.dir, "originals", "undated", "1-"+hash[:10]+".jpg")
	if err := os.MkdirAll(filepath.Dir(foreign), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(foreign, []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := r.run(context.Background(), ingest.Options{}, dir); out.err != nil || out.summary.Imported != 1 {
		t.Fatalf("got %+v", out)
	}
	if b, _ := os.ReadFile(foreign); string(b) != "other" {
		t.Errorf("it holds %q", b)
	}
	os.Remove(foreign)
	r.check()
}

func TestACancelledImportContinues(t *testing.T) {
	files := map[string][]byte{}
	for n := range 200 {
		files[fmt.Sprintf("%03d.jpg", n)] = photograph(t, n)
	}
	dir := card(t, files)
	r := newRig(t)
	ctx, cancel := context.WithCancel(context.Background())
	var count atomic.Int32
	reader := ingest.Reader{Sniff: exif.Sniff, Read: func(inner context.Context, path string) (journal.Facts, error) {
		if count.Add(1) > 100 { // until some are committed
			<-ctx.Done()
		}
		return exif.Read(inner, path)
	}}
	_, err := ingest.New(r.store, reader, nil, r.dir).Run(ctx, []string{dir}, ingest.Options{},
		func(p ingest.Progress) {
			if p.Imported > 10 {
				cancel()
			}
		}, func(f ingest.Failure) { t.Errorf("%+v", f) })
	if !errors.Is(err, context.Canceled) || journal.HintOf(err) == "" {
		t.Errorf("the error is %v", err)
	}
	if n := len(r.entries()); n < 10 || n == 200 {
		t.Errorf("%d entries after the cut", n)
	}
	r.check()
	if out := r.run(context.Background(), ingest.Options{}, dir); out.err != nil || out.summary.Failed > 0 {
		t.Errorf("the second import: %+v", out)
	}
	if n := len(r.entries()); n != 200 {
		t.Errorf("%d entries in the end", n)
	}
	r.check()
}

// refusing is a journal that cannot be written to.
type refusing struct {
	*sqlite.Store
	err error
}

func (r refusing) AddNew(context.Context, []journal.Entry) ([]journal.ID, error) { return nil, r.err }

func TestARefusingJournalIsLeftAsItWas(t *testing.T) {
	dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1), "2.jpg": photograph(t, 2)})
	r := newRig(t)
	refusing := refusing{r.store, &journal.Error{Op: "journal", Kind: journal.NeedsUser, Err: errors.New("the disk is full")}}
	out := r.runWith(context.Background(), refusing, reader, ingest.Options{}, dir)
	if journal.KindOf(out.err) != journal.NeedsUser || out.summary.Imported != 0 {
		t.Errorf("got %+v", out)
	}
	r.check()
}

func TestAJournalThatCannotBeWrittenIsOneSentence(t *testing.T) {
	r := newRig(t)
	if err := os.WriteFile(filepath.Join(r.dir, "originals"), nil, 0o644); err != nil { // a file in the way
		t.Fatal(err)
	}
	out := r.run(context.Background(), ingest.Options{}, card(t, map[string][]byte{"1.jpg": photograph(t, 1)}))
	if journal.KindOf(out.err) != journal.NeedsUser || journal.HintOf(out.err) == "" {
		t.Errorf("got %v", out.err)
	}
}

func TestOptionsPutTheClockRight(t *testing.T) {
	clock := time.Date(2013, 2, 25, 16, 20, 31, 0, time.UTC)
	offset := func(source journal.OffsetSource, d time.Duration) journal.Moment {
		return journal.Moment{Clock: clock, Source: source, Offset: d}
	}
	korea := time.FixedZone("Asia/Pyongyang", 9*3600)
	for name, tc := range map[string]struct {
		moment  journal.Moment
		options ingest.Options
		want    string
	}{
		"a zone where the file has none": {
			offset(journal.OffsetNone, 0), ingest.Options{Zone: always(korea)}, "2013-02-25T16:20:31+09:00",
		},
		"the file's own offset is stronger": {
			offset(journal.OffsetExif, time.Hour), ingest.Options{Zone: always(korea)}, "2013-02-25T16:20:31+01:00",
		},
		"a slow clock": {
			offset(journal.OffsetNone, 0), ingest.Options{ClockOffset: 90 * time.Second}, "2013-02-25T16:22:01",
		},
		"a clock of another zone, with GPS time": {
			offset(journal.OffsetGPS, time.Hour), ingest.Options{ClockOffset: 8 * time.Hour}, "2013-02-26T00:20:31+09:00",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			reader := ingest.Reader{Sniff: exif.Sniff, Read: func(context.Context, string) (journal.Facts, error) {
				return journal.Facts{Taken: tc.moment, Description: "려명거리"}, nil
			}}
			dir := card(t, map[string][]byte{"1.jpg": photograph(t, 1)})
			_, err := ingest.New(r.store, reader, nil, r.dir).Run(context.Background(), []string{dir}, tc.options,
				func(ingest.Progress) {}, func(ingest.Failure) {})
			if err != nil || len(r.entries()) != 1 {
				t.Fatal(err)
			}
			if e := r.entries()[0]; e.Taken.TakenAt() != tc.want || e.Caption != "려명거리" {
				t.Errorf("got %s %q, want %s", e.Taken.TakenAt(), e.Caption, tc.want)
			}
		})
	}
}

func always(zone *time.Location) func(string) *time.Location {
	return func(string) *time.Location { return zone }
}
