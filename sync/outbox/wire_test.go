package outbox_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"sojourn/journal"
	"sojourn/journal/rendition"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp"
	"sojourn/sync/destination/ftp/ftptest"
	"sojourn/sync/destination/mastodon"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/s3/s3test"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/sftp/sftptest"
	"sojourn/sync/destination/webdav"
	"sojourn/sync/destination/webdav/webdavtest"
	"sojourn/sync/outbox"
)

// place is a real server behind a link that counts.
type place struct {
	to     journal.Destination
	secret string
	open   destination.Opener
	weigh  destination.Weigher
	link   *destinationtest.Proxy
	curl   []string // sends files as curl does, %s of them
}

func (p place) passed() int64 {
	return p.link.Passed(destinationtest.Up) + p.link.Passed(destinationtest.Down)
}

// places are servers of every kind, by name.
var places = map[string]func(t testing.TB) place{
	"ftp": func(t testing.TB) place {
		s := ftptest.Serve(t, ftptest.Options{})
		link := destinationtest.Link(t, s.Address)
		s.Over(link)
		return place{journal.Destination{Name: "desk", Kind: ftp.Kind, Settings: map[string]string{
			ftp.SettingServer: s.URL(link.Address()), ftp.SettingCA: s.CA,
		}}, s.Password, ftp.Open, ftp.Weigh, link, []string{
			"--ssl-reqd", "-k", "-u", "anna:" + s.Password, "-T", "%s", "ftp://" + link.Address() + "/incoming/",
		}}
	},
	"s3": func(t testing.TB) place {
		s := s3test.Serve(t)
		link := destinationtest.Link(t, s.Address)
		return place{s.Destination(link.Address()), s3test.Secret, s3.Open, s3.Weigh, link, []string{
			"--aws-sigv4", "aws:amz:us-east-1:s3", "-u", s3test.AccessKey + ":" + s3test.Secret,
			"-T", "%s", "http://" + link.Address() + "/" + s3test.Bucket + "/curl/",
		}}
	},
	"sftp": func(t testing.TB) place {
		s := sftptest.Serve(t)
		link := destinationtest.Link(t, s.Address)
		return place{journal.Destination{Name: "desk", Kind: sftp.Kind, Settings: map[string]string{
			sftp.SettingServer: s.URL(link.Address()), sftp.SettingHostKey: s.Fingerprint(), sftp.SettingKey: s.Client.Path,
		}}, "", sftp.Open, sftp.Weigh, link, []string{
			"-k", "--key", s.Client.Path, "--pubkey", publicKey(t, s.Client), "-u", "anna:", "-T", "%s", "sftp://" + link.Address() + s.Dir + "/",
		}}
	},
	"webdav": func(t testing.TB) place {
		s := webdavtest.Serve(t)
		link := destinationtest.Link(t, s.Address())
		return place{journal.Destination{Name: "desk", Kind: webdav.Kind, Settings: map[string]string{
			webdav.SettingServer: s.At(link.Address()),
		}}, webdavtest.Password, webdav.Open, webdav.Weigh, link, []string{
			"-u", webdavtest.User + ":" + webdavtest.Password, "-T", "%s", "http://" + link.Address() + webdavtest.Folder + "/",
		}}
	},
	"mastodon": func(t testing.TB) place {
		s := httptest.NewServer(mastodondouble.New(mastodondouble.Mastodon, nil))
		t.Cleanup(s.Close)
		link := destinationtest.Link(t, s.Listener.Addr().String())
		return place{journal.Destination{Name: "desk", Kind: mastodon.Kind, Settings: map[string]string{
			"server": "http://" + link.Address(),
		}}, mastodondouble.Token, mastodon.Open, mastodon.Weigh, link, []string{
			"-H", "Accept: application/json", "-H", "Authorization: Bearer " + mastodondouble.Token, "-F", "file=@%s", "http://" + link.Address() + "/api/v2/media",
		}}
	},
}

// at is a rig whose only destination is p.
func (p place) rig(t testing.TB) *rig {
	r := rigIn(t, t.TempDir())
	p.to.Name, p.to.Default = "desk", true
	r.destination(p.to)
	setup := r.setup()
	setup.Renderer = rendition.New(r.dir, filepath.Join(r.dir, "cache"))
	setup.Open = func(c journal.Destination) (destination.Destination, error) { return p.open(c, p.secret) }
	setup.Weigh = p.weigh
	setup.Now, setup.Sleep = time.Now, nil
	r.outbox = outbox.New(setup)
	return r
}

// batch marks six notes and, where there are to be pictures, three entries with four of 100 kB.
func (r *rig) batch(pictures bool) {
	for n := range 6 {
		r.addFor(fmt.Sprintf("Note %d: 광장에 눈이 온다. %s", n, strings.Repeat("Snow on the square. ", n)), 0, time.Time{})
	}
	r.width = 400
	for n := range 3 {
		if pictures {
			r.addFor(fmt.Sprintf("Picture %d: 얼음", n), 1+n%2, time.Time{})
		}
	}
}

// publicKey writes the public half of a key.
func publicKey(t testing.TB, k sftptest.Key) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "id.pub")
	if err := os.WriteFile(path, ssh.MarshalAuthorizedKey(k.Signer.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// noise is a JPEG of about 0.6 bytes for the square of its width.
func noise(t testing.TB, width int) []byte {
	img := image.NewGray(image.Rect(0, 0, width, width*3/4))
	for i := range img.Pix {
		img.Pix[i] = byte(rand.IntN(256))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// most is how far a bill may be off what passes.
const most = 0.05

// TestTheBillIsWhatPasses sends to servers of every kind, and counts at a link between: what is
// usual is near enough where there are pictures, what was learnt for words alone.
func TestTheBillIsWhatPasses(t *testing.T) {
	for name, at := range places {
		t.Run(name, func(t *testing.T) {
			p := at(t)
			r := p.rig(t)
			rounds := []bool{true, false, true}
			if testing.Short() {
				rounds = rounds[:2]
			}
			for round, pictures := range rounds {
				r.batch(pictures)
				bill, before := r.plan(outbox.Options{}), p.passed()
				result := r.send(outbox.Options{})
				passed := p.passed() - before
				off := float64(bill.Wire())/float64(passed) - 1
				t.Logf("round %d: %d bytes passed, and the bill said %d: %+.1f %%", round, passed, bill.Wire(), off*100)
				if math.Abs(off) > most || result.Delivered() != bill.Going() {
					t.Errorf("%d of %d arrived", result.Delivered(), bill.Going())
				}
				if off := result.Wire - passed; off < -100 || off > 100 { // a farewell may not be on the link yet
					t.Errorf("round %d: %d bytes passed, and %d were counted", round, passed, result.Wire)
				}
			}
		})
	}
}

// TestADeadTokenCostsLittle: it is found for less than 2 kB, TLS aside, nothing of an entry leaves, and one thing is asked.
func TestADeadTokenCostsLittle(t *testing.T) {
	for _, name := range []string{"mastodon", "s3", "webdav"} {
		t.Run(name, func(t *testing.T) {
			p := places[name](t)
			p.secret = "dead-" + p.secret[:4]
			if name == "s3" {
				p.to.Settings[s3.SettingAccessKey] = "dead"
			}
			r := p.rig(t)
			id := r.add("Dawn", 1)
			result := r.send(outbox.Options{})
			if n := p.passed(); n > 2000 || n == 0 || result.Bytes > 0 {
				t.Errorf("%d bytes passed, %d of the entry", n, result.Bytes)
			}
			if d := r.delivery(id); d.State != journal.StateNeedsYou || d.Attempts > 0 {
				t.Errorf("%+v", d)
			}
		})
	}
}

// TestABudgetHoldsForFoldersToo: what goes over no link costs its bytes.
func TestABudgetHoldsForFoldersToo(t *testing.T) {
	r := newRig(t)
	setup := r.setup()
	setup.Weigh = func(journal.Destination, journal.Dispatch) destination.Weight { return destination.Weight{} }
	r.outbox = outbox.New(setup)
	first, second := r.add("Dawn", 1), r.add("Noon", 1)
	bill := r.plan(outbox.Options{})
	budget := bill.Bytes() - 1
	if bill.Wire() != 0 || r.plan(outbox.Options{Budget: budget}).Going() != 1 {
		t.Errorf("%+v", bill)
	}
	if result := r.send(outbox.Options{Budget: budget}); result.Delivered() != 1 {
		t.Errorf("%d delivered", result.Delivered())
	}
	if a, b := r.delivery(first), r.delivery(second); a.Done() == b.Done() {
		t.Errorf("%+v, %+v", a, b)
	}
}
