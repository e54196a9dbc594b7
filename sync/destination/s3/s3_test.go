package s3_test

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/s3/s3test"
)

// unconditional is a store that knows no conditions.
func unconditional(store http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" {
			s3test.Refuse(w, r, http.StatusNotImplemented, "NotImplemented", "A header means what is not there.")
			return
		}
		store.ServeHTTP(w, r)
	})
}

func TestS3KeepsTheContract(t *testing.T) {
	for name, doors := range map[string][]s3test.Door{"with conditions": nil, "without": {unconditional}} {
		t.Run(name, func(t *testing.T) {
			destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
				s := s3test.Serve(t, doors...)
				return harness(t, s, s.Address)
			})
		})
	}
}

func TestACutLinkLeavesOnePost(t *testing.T) {
	step := int64(61)
	if testing.Short() {
		step = 997
	}
	destinationtest.RunCut(t, step, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := s3test.Serve(t)
		link := destinationtest.Link(t, s.Address)
		return harness(t, s, link.Address()), link
	})
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	usual := (&s3test.Store{}).Destination("127.0.0.1:1").Settings
	for name, settings := range map[string]map[string]string{
		"no bucket":                 {"server": ""},
		"another protocol":          {"server": "https://newsroom/in"},
		"a bucket that cannot be":   {"server": "s3://a/in"},
		"a way out of the prefix":   {"server": "s3://newsroom/in/../out"},
		"a prefix with a bell":      {"server": "s3://newsroom/in%07"},
		"a key in the open":         {"server": "s3://AKIA:눈@newsroom/in"},
		"no access key":             {"access-key": ""},
		"an access key in two":      {"access-key": "AKIA TWO"},
		"others can read along":     {"endpoint": "http://s3.example.org"},
		"an endpoint with a folder": {"endpoint": "https://s3.example.org/newsroom"},
		"a region of two lines":     {"region": "eu\ncentral"},
	} {
		t.Run(name, func(t *testing.T) {
			c := journal.Destination{Name: "desk", Settings: map[string]string{}}
			for _, from := range []map[string]string{usual, settings} {
				for key, value := range from {
					c.Settings[key] = value
				}
			}
			_, err := s3.Open(c, s3test.Secret)
			told(t, err, journal.Invalid)
		})
	}
	c := (&s3test.Store{}).Destination("s3.example.org")
	c.Settings[desk.SettingUnencrypted] = "yes"
	open(t, c, s3test.Secret)
	_, err := s3.Open(c, "two\nlines")
	told(t, err, journal.Invalid)
}

// What has the name of a file, and is another, stays what it is.
func TestNothingIsWrittenOver(t *testing.T) {
	s := s3test.Serve(t)
	h := harness(t, s, s.Address)
	d, trail := destinationtest.Dispatch(t, "국경의 밤", 1), &destinationtest.Trail{}
	receipt, err := h.Destination.Deliver(t.Context(), d, trail)
	if err != nil {
		t.Fatal(err)
	}
	s.Write(t, receipt.RemoteID, "another's")
	for name, notes := range map[string]map[string]string{"a first attempt": nil, "a later one": trail.Notes()} {
		d.Notes = notes
		_, err := h.Destination.Deliver(t.Context(), d, trail)
		told(t, err, journal.NeedsUser)
		if got := string(s.Files(t)[receipt.RemoteID]); got != "another's" {
			t.Errorf("%s: written over with %s", name, got)
		}
	}
}

// A bucket that is not there is not made.
func TestNoBucketIsMade(t *testing.T) {
	s := s3test.Serve(t)
	c := s.Destination(s.Address)
	c.Settings[s3.SettingServer] = "s3://elsewhere/in"
	to := open(t, c, s3test.Secret)
	for range 2 {
		_, err := to.Limits(t.Context())
		told(t, err, journal.NeedsUser)
		_, err = to.Deliver(t.Context(), destinationtest.Dispatch(t, "Nowhere", 1), &destinationtest.Trail{})
		told(t, err, journal.NeedsUser)
	}
}

// What a cut left of a large picture is gone on with: no part is sent twice.
func TestPartsAreGoneOnWith(t *testing.T) {
	s := s3test.Serve(t)
	goesOn(t, s.Address, func(address string) destinationtest.Harness { return harness(t, s, address) })
}

// goesOn sends three parts, over a link that is cut in the second.
func goesOn(t *testing.T, address string, over func(address string) destinationtest.Harness) {
	link := destinationtest.Link(t, address)
	d, trail := destinationtest.LargeDispatch(t, "큰 사진", 12<<20), &destinationtest.Trail{}
	h := over(link.Address())
	link.CutAfter(destinationtest.Up, 8<<20)
	_, err := h.Destination.Deliver(t.Context(), d, trail)
	told(t, err, journal.Offline)
	first := link.Passed(destinationtest.Up)
	d.Notes = trail.Notes()
	if _, err := h.Destination.Deliver(t.Context(), d, trail); err != nil {
		t.Fatal(err)
	}
	if again := link.Passed(destinationtest.Up) - first; again > 7<<20+64<<10 {
		t.Errorf("%d bytes were sent after the cut", again)
	}
	posts := h.Posts(t)
	if len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
		t.Errorf("%+v", posts)
	}
}

// No request carries the secret half of the key, and each that has content proves it.
func TestTheSecretStaysHere(t *testing.T) {
	var mutex sync.Mutex
	var heard bytes.Buffer
	s := s3test.Serve(t, func(store http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mutex.Lock()
			heard.WriteString(r.Method + " " + r.URL.String() + "\n")
			_ = r.Header.Write(&heard)
			mutex.Unlock()
			if sum := r.Header.Get("X-Amz-Content-Sha256"); r.Method == http.MethodPut && len(sum) != 64 {
				t.Errorf("%s carries %q for its hash", r.URL, sum)
			}
			store.ServeHTTP(w, r)
		})
	})
	h := harness(t, s, s.Address)
	if _, err := h.Destination.Deliver(t.Context(), destinationtest.Dispatch(t, "Secret", 1), &destinationtest.Trail{}); err != nil {
		t.Fatal(err)
	}
	if told := heard.String(); strings.Contains(told, s3test.Secret) || !strings.Contains(told, s3test.AccessKey) {
		t.Errorf("it was told %s", told)
	}
}

// A store that does not prove who it is hears nothing.
func TestCertificatesAreVerified(t *testing.T) {
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("it was asked")
	}))
	defer server.Close()
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	c := (&s3test.Store{}).Destination("")
	c.Settings[s3.SettingEndpoint] = server.URL
	_, err := open(t, c, s3test.Secret).Limits(t.Context())
	told(t, err, journal.Offline)
}

// An answer that is lost after the act, or a failure that comes after it, is settled by looking.
func TestWhatMayHaveArrivedIsLookedFor(t *testing.T) {
	for name, answer := range map[string]func(w http.ResponseWriter, r *http.Request){
		"an error after the act": func(w http.ResponseWriter, r *http.Request) {
			s3test.Refuse(w, r, http.StatusInternalServerError, "InternalError", "We are sorry.")
		},
		"a gateway's page after the act": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusBadGateway)
		},
		"no answer": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			s := s3test.Serve(t, func(store http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if r.Method != http.MethodPut || !strings.HasSuffix(r.URL.Path, ".json") {
						store.ServeHTTP(w, r)
						return
					}
					store.ServeHTTP(httptest.NewRecorder(), r)
					answer(w, r)
				})
			})
			h := harness(t, s, s.Address)
			d, trail := destinationtest.Dispatch(t, "Twice? 아니", 1), &destinationtest.Trail{}
			_, err := h.Destination.Deliver(t.Context(), d, trail)
			told(t, err, journal.Unknown)
			found(t, h.Destination, d, trail)
			if posts := h.Posts(t); len(posts) != 1 {
				t.Errorf("%+v", posts)
			}
		})
	}
}

func found(t *testing.T, to destination.Destination, d destination.Dispatch, trail *destinationtest.Trail) {
	t.Helper()
	d.Notes = trail.Notes()
	if r, err := to.Find(t.Context(), d); err != nil || r.URL == "" {
		t.Errorf("%+v, %v", r, err)
	}
}
