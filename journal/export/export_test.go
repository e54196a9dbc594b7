package export_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/export"
	"sojourn/journal/sqlite"
)

func open(t testing.TB) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Version: "0.1.0-test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%v (%s)", err, journal.HintOf(err))
		}
		return v
	}
}

// original puts a file into a journal's folder.
func original(t testing.TB, s *sqlite.Store, role journal.Role, name, content string) journal.File {
	t.Helper()
	sum := sha256.Sum256([]byte(content))
	f := journal.File{
		Role: role, Name: filepath.Base(name), Path: "originals/" + name, SHA256: hex.EncodeToString(sum[:]),
		Bytes: int64(len(content)),
	}
	write(t, filepath.Join(s.Dir(), f.Path), content)
	return f
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return t.UTC()
}

func pointer[T any](v T) *T { return &v }

const sidecar = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Exposure2012="+0.35"/></rdf:RDF></x:xmpmeta>`

// full is an entry that has everything, with a RAW+JPEG pair and its sidecar.
func full(t testing.TB, s *sqlite.Store) journal.Record {
	e := journal.Entry{
		ID: "0123456789", Headline: "Дом", Caption: "첫 빛,\nالفجر 🌄", Alt: "강", Keywords: []string{"평양", "winter"},
		Credits: journal.Credits{Byline: "Kim; Lee", Credit: "통신", Copyright: "© 2013", Instructions: "not before\tdawn"},
		People:  []string{"김", "José"}, Language: "ko", Rating: 4, Rejected: true, Trip: "겨울",
		Taken: journal.Moment{
			Written: "2013-02-25T06:12:33", Clock: at("2013-02-25T06:12:33.123456Z"), Offset: 9 * time.Hour,
			Source: journal.OffsetZone, Zone: "Asia/Pyongyang", Adjust: -150*time.Second + 7*time.Microsecond,
		},
		Place: &journal.Place{
			Point: &journal.Point{Lat: 39.033912345, Lon: -125.75431}, Alt: pointer(31.25), Accuracy: 4.5, Source: journal.PlaceTrack,
			Name: "광장", City: "Pyongyang", Region: "R", Country: "North Korea", CountryCode: "KP",
		},
		Shown: &journal.Place{
			Point: &journal.Point{Lat: 39.017654321, Lon: -125.76361}, Source: journal.PlaceHand, Name: "주체사상탑", City: "Pyongyang",
		},
		AddedAt: at("2013-03-01T00:00:00.000001Z"), EditedAt: at("2013-03-02T01:02:03Z"), Version: 7,
	}
	e.Photos = []journal.Photo{{
		MIME: "image/jpeg", Width: 4000, Height: 6000, Orientation: 6, Make: "NIKON", Model: "D600", Lens: "50/1.8", Serial: "7",
		Exposure: journal.Exposure{Seconds: 1.0 / 3, FNumber: 1.8, ISO: 100, FocalLength: 50}, Direction: pointer(12.5), Problem: "x",
		Files: []journal.File{
			original(t, s, journal.RoleOriginal, "2013/2013-02-25/사진 1-aaaa.JPG", "jpeg"),
			original(t, s, journal.RoleRaw, "2013/2013-02-25/사진 1-bbbb.NEF", "raw"),
			original(t, s, journal.RoleSidecar, "2013/2013-02-25/사진 1-cccc.xmp", sidecar),
		},
	}}
	r := journal.Record{Entry: e, Versions: []journal.TextVersion{
		{Number: 2, Field: journal.FieldCaption, Text: "첫", ReplacedAt: at("2013-03-02T00:00:00Z")},
		{Number: 1, Field: journal.FieldAlt, Text: "물", ReplacedAt: at("2013-03-01T00:00:01Z")},
	}}
	for i, state := range []journal.State{
		journal.StateMarked, journal.StateReady, journal.StateSending, journal.StateDelivered, journal.StateChanged,
		journal.StateUnknown, journal.StateNeedsYou, journal.StateHeld,
	} {
		d := journal.Delivery{
			Entry: e.ID, Destination: string(state), State: state, Reason: "왜 " + string(state), MarkedAt: at("2013-03-03T00:00:00Z"),
			NotBefore: at("2099-01-01T00:00:00Z"), NextTry: at("2013-03-04T00:00:00.5Z"), Attempts: i, Bytes: 12,
		}
		if state != journal.StateMarked {
			sending := sent(e, d, string(rune('a'+i)))
			d.Dispatch = sending.Dispatch.ID
			if state == journal.StateDelivered || state == journal.StateChanged {
				d.URL, d.DeliveredAt = "https://example.org/1", at("2013-03-05T00:00:00.25Z")
				sending.Receipt = &journal.Receipt{
					Entry: e.ID, Destination: d.Destination, Dispatch: d.Dispatch, RemoteID: "r", URL: d.URL, At: d.DeliveredAt,
					SHA256: strings.Repeat("a", 64), Partial: "부분",
				}
				sending.Arrival = int64(i)
			}
			r.Sendings = append(r.Sendings, sending)
		}
		r.Entry.Deliveries = append(r.Entry.Deliveries, d)
	}
	return r
}

func sent(e journal.Entry, d journal.Delivery, id string) journal.Sending {
	return journal.Sending{
		Dispatch: journal.Dispatch{
			ID: "DISPATCH" + id, Entry: e.ID, Destination: d.Destination, Version: 3, FrozenAt: at("2013-03-03T00:00:01Z"),
			Message: journal.Message{
				Headline: e.Headline, Text: "첫 빛 #평양", Caption: e.Caption, Alt: e.Alt, Keywords: e.Keywords, Hashtags: []string{"#평양"},
				Taken: e.Taken, Place: e.Place, Shown: e.Shown, Language: "ko",
			},
			Pictures: []journal.Picture{{SHA256: strings.Repeat("b", 64), MIME: "image/jpeg", Width: 3, Height: 2, Bytes: 9, Alt: "강"}},
			Replaces: &journal.Receipt{Entry: e.ID, Destination: d.Destination, Dispatch: "BEFORE", RemoteID: "q", At: at("2013-03-01T00:00:00Z")},
		},
		Digest: "0a1b", Notes: map[string]string{"media 1": "열쇠"},
		Attempts: []journal.Attempt{
			{Dispatch: "DISPATCH" + id, Number: 1, Key: "k", BeganAt: at("2013-03-03T00:00:02Z"), Outcome: journal.StateUnknown, Reason: "끊김", Bytes: 5},
			{Dispatch: "DISPATCH" + id, Number: 2, Key: "k", BeganAt: at("2013-03-03T00:00:03Z"), EndedAt: at("2013-03-03T00:00:04Z"), Outcome: d.State},
		},
	}
}

// filled is a journal with a full entry, a note, two destinations and a track.
func filled(t testing.TB) *sqlite.Store {
	t.Helper()
	s := open(t)
	note := journal.Record{Entry: journal.Entry{ID: "ZZZZZZZZZZ", Caption: "a note \u202e without a photo"}}
	must(s.AddRecords(t.Context(), []journal.Record{full(t, s), note}))(t)
	for _, d := range []journal.Destination{
		{Name: "first", Kind: "folder", Settings: map[string]string{"dir": "/집"}, Redaction: journal.Redaction{Place: journal.PrecisionExact}},
		{
			Name: "desk", Kind: "mastodon", Settings: map[string]string{"server": "https://example.org"}, Default: true,
			Rendition: journal.RenditionSpec{LongEdge: 2048, Quality: 85, MaxBytes: 9},
			Limits: journal.Limits{
				Text: 500, Unit: journal.UnitCharacters, LinkLength: 23, Alt: 1500, Pictures: 4, PictureBytes: 1, PicturePixel: 2,
				MIMETypes: []string{"image/jpeg"}, NeedsPicture: true, ReadAt: at("2013-03-01T00:00:00Z"),
			},
		},
	} {
		if err := s.SaveDestination(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	name(t, s)
	must(s.AddClockReading(t.Context(), journal.ClockReading{
		Body: journal.Body{Make: "NIKON", Model: "D600", Serial: "일곱"}, Camera: at("2013-02-25T06:12:33.123456Z"), Entry: "0123456789",
		Offset: -41*time.Second - 7*time.Microsecond, Within: time.Second / 2, AddedAt: at("2013-03-01T00:00:00.000001Z"),
	}))(t)
	must(s.AddTrack(t.Context(), journal.Track{Name: "길 <1>", SHA256: strings.Repeat("c", 64), Segments: [][]journal.Fix{
		{{At: at("2013-02-25T00:00:00.123456Z"), Point: journal.Point{Lat: 39.1234567, Lon: -0.0000001}, Alt: pointer(-3.5)}},
		{{At: at("2013-02-26T00:00:00Z"), Point: journal.Point{Lat: -1, Lon: 180}}, {At: at("2013-02-26T00:00:01Z"), Point: journal.Point{Lat: 1, Lon: 2}}},
	}}))(t)
	return s
}

// name gives a journal what has a name: codes, a delimiter, a template, a trip, saved queries.
func name(t testing.TB, s *sqlite.Store) {
	t.Helper()
	must(s.SaveCodes(t.Context(), []journal.Code{{Name: "kis", Texts: []string{"김일성", "Kim\nIl"}}, {Name: "a b", Texts: []string{"ب"}}}, true))(t)
	for _, err := range []error{
		s.SaveDelimiter(t.Context(), '~'),
		s.SaveTemplate(t.Context(), journal.Template{Name: "책상", Fields: []journal.TemplateField{
			{Field: journal.FieldCaption, Text: "{city}, ~kis~.", Way: journal.WayAppend}, {Field: journal.FieldCredit, Text: "AP"},
		}}),
		s.SaveTemplate(t.Context(), journal.Template{Name: "empty"}),
		s.SaveTrip(t.Context(), journal.Trip{
			Name: "겨울", Zone: "Asia/Pyongyang", Byline: "김", Template: "책상", To: []string{"first", "desk"}, From: "2013-02-19", Until: "2013-03-01",
			Legs: []journal.Leg{{Until: "2013-02-20", Zone: "Asia/Shanghai"}},
		}),
		s.SaveTrip(t.Context(), journal.Trip{Name: "only a name"}),
		s.SaveQuery(t.Context(), journal.SavedQuery{Name: "얼음", Text: "(snow or @best) -is:sent"}),
		s.SaveQuery(t.Context(), journal.SavedQuery{Name: "best", Text: "rating:>=4"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []journal.SavedPlace{
		{Name: "호텔", Point: journal.Point{Lat: 39.0312, Lon: 125.7601}, Radius: 150}, {Name: "the hospital", Point: journal.Point{Lat: -1, Lon: 180}, Radius: 2500},
	} {
		if before := must(s.SavePlace(t.Context(), p))(t); before != nil {
			t.Errorf("%+v was there", before)
		}
	}
}

// all is everything that a journal keeps, as text.
func all(t testing.TB, s *sqlite.Store) string {
	t.Helper()
	ids := must(s.IDs(t.Context(), journal.Query{}))(t)
	parts := []any{
		must(s.Records(t.Context(), ids))(t), must(s.Destinations(t.Context()))(t),
		must(s.Codes(t.Context()))(t), must(s.Templates(t.Context()))(t),
		must(s.TripDefaults(t.Context()))(t), must(s.SavedQueries(t.Context()))(t),
		must(s.ClockReadings(t.Context()))(t),
		must(s.SavedPlaces(t.Context()))(t),
	}
	if err := s.EachTrack(t.Context(), func(track journal.Track) error {
		parts = append(parts, track)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return string(must(json.MarshalIndent(parts, "", " "))(t))
}

func quiet(int, int) {}

// exported exports a journal that is whole.
func exported(t testing.TB, s *sqlite.Store, dir string) export.Summary {
	t.Helper()
	return must(export.Write(t.Context(), s, dir, export.Options{Program: "test"}, quiet, func(f export.Failure) {
		t.Errorf("%+v", f)
	}))(t)
}

// imported imports an export, and returns what it named.
func imported(t testing.TB, dir string, s *sqlite.Store) (export.Imported, []export.Failure) {
	t.Helper()
	var failures []export.Failure
	did := must(export.Import(t.Context(), dir, s, func(int) {}, func(f export.Failure) { failures = append(failures, f) }))(t)
	if did.Failed != len(failures) {
		t.Errorf("%d failed, and %d were named", did.Failed, len(failures))
	}
	return did, failures
}

func TestAnExportMakesTheSameJournalAgain(t *testing.T) {
	s, dir := filled(t), filepath.Join(t.TempDir(), "밖", "export")
	did := exported(t, s, dir)
	if did.Entries != 2 || did.Files != 3 || did.Copied != 3 || did.Tracks != 1 || did.Destinations != 2 {
		t.Errorf("got %+v", did)
	}
	again := open(t)
	got, failures := imported(t, dir, again)
	if len(failures) > 0 || got.Entries != 2 || got.Files != 3 || got.Tracks != 1 || got.Destinations != 2 || got.Waiting != 7 {
		t.Errorf("got %+v, %v", got, failures)
	}
	if want, got := withoutPaths(all(t, s)), withoutPaths(all(t, again)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for f := range must(again.Check(t.Context(), true, nil))(t) {
		t.Errorf("check finds %+v", f)
	}
}

// withoutPaths leaves out where the originals are, which may change, and that what waits is doubted.
func withoutPaths(text string) string {
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if !strings.Contains(l, `"Path": "originals/`) && !strings.Contains(l, `"Doubted": `) {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

func TestWhatWaitsIsSentByNeitherJournalUnasked(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	exported(t, s, dir)
	again := open(t)
	imported(t, dir, again)
	e := must(again.Entry(t.Context(), "0123456789"))(t)
	if len(e.Deliveries) != 8 {
		t.Errorf("got %d deliveries", len(e.Deliveries))
	}
	for _, d := range e.Deliveries {
		if d.Doubted == d.Done() {
			t.Errorf("%s: doubted is %v", d.State, d.Doubted)
		}
	}
}

func TestAnExportIsBroughtUpToDate(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	exported(t, s, dir)
	before := tree(t, dir)
	if did := exported(t, s, dir); did.Copied != 0 || did.Removed != 0 {
		t.Errorf("got %+v", did)
	}
	wantTree(t, dir, before)
}

func wantTree(t testing.TB, dir string, want map[string]string) {
	t.Helper()
	got := tree(t, dir)
	for path := range got {
		if got[path] != want[path] {
			t.Errorf("%s: got %q, want %q", path, got[path], want[path])
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d files, want %d", len(got), len(want))
	}
}

// tree is what is in a folder, by path.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			found[strings.TrimPrefix(path, dir)] = string(must(os.ReadFile(path))(t))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestASidecarOfTheCardGetsTheWordsOfTheJournal(t *testing.T) {
	s, dir := filled(t), t.TempDir()
	exported(t, s, dir)
	var merged, kept string
	for path, content := range tree(t, dir) {
		switch {
		case strings.HasSuffix(path, ".card.xmp"):
			kept = content
		case strings.HasSuffix(path, ".xmp"):
			merged = content
		}
	}
	if kept != sidecar {
		t.Errorf("the card's own is %q", kept)
	}
	for _, part := range []string{"Exposure2012", "+0.35", "평양", "첫 빛,", "김"} {
		if !strings.Contains(merged, part) {
			t.Errorf("%s is missing in %s", part, merged)
		}
	}
}

func TestTheLinesAloneNameNoFiles(t *testing.T) {
	s := filled(t)
	var b bytes.Buffer
	did := must(export.Lines(t.Context(), s, &b, export.Options{}, quiet))(t)
	if did.Entries != 2 || did.Files != 0 || strings.Contains(b.String(), "photos/") {
		t.Errorf("got %+v: %s", did, b.String())
	}
	if strings.ContainsRune(b.String(), '\u202e') || !strings.Contains(b.String(), `\u202e`) {
		t.Error("what a terminal obeys is not escaped")
	}
}
