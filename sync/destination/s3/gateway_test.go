package s3_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/s3"
	"sojourn/sync/destination/s3/s3test"
)

// gateway is a versitygw that shows the folders in dir as buckets. It checks signatures, hashes and conditions.
type gateway struct{ dir, address string }

func serveGateway(t *testing.T) gateway {
	t.Helper()
	program, err := exec.LookPath("versitygw")
	if err != nil {
		t.Skip("this test wants versitygw: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0")
	}
	g := gateway{t.TempDir(), freeAddress(t)}
	c := exec.Command(program, "--port", g.address, "posix", g.dir)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s3test.AccessKey, "ROOT_SECRET_KEY="+s3test.Secret)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	for range 500 {
		if conn, err := net.Dial("tcp", g.address); err == nil {
			conn.Close()
			return g
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("versitygw does not answer")
	return g
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// bucket makes one more bucket, and sends to it over address.
func (g gateway) bucket(t *testing.T, address string) (destinationtest.Harness, journal.Destination) {
	t.Helper()
	list, err := os.ReadDir(g.dir)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("bucket-%d", len(list))
	if err := os.Mkdir(filepath.Join(g.dir, name), 0o755); err != nil {
		t.Fatal(err)
	}
	c := (&s3test.Store{}).Destination(address)
	c.Settings[s3.SettingServer] = "s3://" + name + "/" + s3test.Prefix
	return destinationtest.Harness{
		Destination: open(t, c, s3test.Secret),
		Posts: func(t testing.TB) []destinationtest.Post {
			dir := filepath.Join(g.dir, name, s3test.Prefix)
			if _, err := os.Stat(dir); err != nil {
				return nil
			}
			return desktest.Posts(t, desktest.Files(t, dir))
		},
	}, c
}

func TestARealGatewayIsSentTo(t *testing.T) {
	g := serveGateway(t)
	t.Run("it keeps the contract", func(t *testing.T) {
		destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
			h, _ := g.bucket(t, g.address)
			return h
		})
	})
	t.Run("a cut link leaves one post", func(t *testing.T) {
		destinationtest.RunCut(t, 397, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
			link := destinationtest.Link(t, g.address)
			h, _ := g.bucket(t, link.Address())
			return h, link
		})
	})
	t.Run("parts are gone on with", func(t *testing.T) {
		goesOn(t, g.address, func(address string) destinationtest.Harness {
			h, _ := g.bucket(t, address)
			return h
		})
	})
	t.Run("another secret does not let in", func(t *testing.T) {
		_, c := g.bucket(t, g.address)
		_, err := open(t, c, s3test.Secret+"2").Limits(t.Context())
		told(t, err, journal.NeedsUser)
	})
	t.Run("a bucket that is not there is not made", func(t *testing.T) {
		_, c := g.bucket(t, g.address)
		c.Settings[s3.SettingServer] = "s3://elsewhere/in"
		to := open(t, c, s3test.Secret)
		_, err := to.Limits(t.Context())
		told(t, err, journal.NeedsUser)
		_, err = to.Deliver(t.Context(), destinationtest.Dispatch(t, "Nowhere", 1), &destinationtest.Trail{})
		told(t, err, journal.NeedsUser)
		if _, err := os.Stat(filepath.Join(g.dir, "elsewhere")); err == nil {
			t.Error("it was made")
		}
	})
}
