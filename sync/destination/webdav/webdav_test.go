package webdav_test

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/destination/webdav/webdavtest"
)

func TestWebDAVKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		s := webdavtest.Serve(t)
		return harness(t, s, s.Address())
	})
}

func TestTheContractIsKeptOverTLS(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		s := webdavtest.New(t)
		s.EnableHTTP2 = true
		s.StartTLS()
		return harness(t, s, s.Address())
	})
}

// A delivery takes two requests for each file, all over one connection, and over TLS they are HTTP/2.
func TestADeliveryTakesOneConnection(t *testing.T) {
	for _, version := range []int{1, 2} {
		t.Run(fmt.Sprint("HTTP ", version), func(t *testing.T) {
			var connections, requests atomic.Int64
			s := webdavtest.New(t, always(func(w http.ResponseWriter, r *http.Request, next http.Handler) {
				requests.Add(1)
				if r.ProtoMajor != version {
					t.Errorf("%s is %s", r.Method, r.Proto)
				}
				next.ServeHTTP(w, r)
			}))
			s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				if state == http.StateNew {
					connections.Add(1)
				}
			}
			s.EnableHTTP2 = version == 2
			if s.EnableHTTP2 {
				s.StartTLS()
			} else {
				s.Start()
			}
			to := open(t, destinationAt(s.At(s.Address())))
			if _, err := to.Deliver(t.Context(), destinationtest.Dispatch(t, "한 줄", 2), &destinationtest.Trail{}); err != nil {
				t.Fatal(err)
			}
			if connections.Load() != 1 || requests.Load() != 6 {
				t.Errorf("%d connections, %d requests; want 1 and 6", connections.Load(), requests.Load())
			}
		})
	}
}

func TestACutLinkLeavesOnePost(t *testing.T) {
	step := int64(61)
	if testing.Short() {
		step = 997
	}
	destinationtest.RunCut(t, step, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		s := webdavtest.Serve(t)
		link := destinationtest.Link(t, s.Address())
		return harness(t, s, link.Address()), link
	})
}

func TestOpenRefusesWhatCannotBeMeant(t *testing.T) {
	for name, settings := range map[string]map[string]string{
		"no server":               {},
		"another protocol":        {"server": "ftp://anna@desk.example.org/in"},
		"a password in the open":  {"server": "https://anna:s3cret@desk.example.org/in"},
		"a password in a riddle":  {"server": "https://anna:s3cret@desk.example.org:in"},
		"a colon in the account":  {"server": "https://an%3As3cret@desk.example.org/in"},
		"a question":              {"server": "https://anna@desk.example.org/in?all"},
		"where others listen":     {"server": "http://anna@desk.example.org/in"},
		"where others listen too": {"server": "dav://anna@desk.example.org/in", "unencrypted": ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := webdav.Open(journal.Destination{Name: "desk", Settings: settings}, "")
			if journal.KindOf(err) != journal.Invalid || journal.HintOf(err) == "" {
				t.Errorf("%v, want Invalid with a hint", err)
			}
			if err != nil && strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the password is told: %v", err)
			}
		})
	}
}

func TestAddressesAsPeopleWriteThem(t *testing.T) {
	for server, want := range map[string]string{
		"https://anna@desk.example.org":                        "https://desk.example.org/",
		"https://desk.example.org/in/":                         "https://desk.example.org/in/",
		" davs://anna@desk.example.org:8443/a b/눈 ":            "https://desk.example.org:8443/a%20b/%EB%88%88/",
		"https://anna%40example.org@desk.example.org/in%2Fout": "https://desk.example.org/in%2Fout/",
		"http://[::1]:8080/in":                                 "http://[::1]:8080/in/",
	} {
		if got, err := webdav.FolderOf(destinationAt(server)); err != nil || got != want {
			t.Errorf("%s is %s, %v; want %s", server, got, err, want)
		}
	}
	c := destinationAt("http://anna@192.0.2.1/in")
	c.Settings[desk.SettingUnencrypted] = "yes"
	if _, err := webdav.Open(c, ""); err != nil {
		t.Errorf("with the word for it: %v", err)
	}
}
