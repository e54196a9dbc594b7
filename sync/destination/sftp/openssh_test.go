package sftp_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/sftp/sftptest"
)

const sshdProgram = "/usr/sbin/sshd"

// openSSH is a server of Debian's package openssh-server, which shows a folder.
func openSSH(t *testing.T) (dir, address string, c journal.Destination) {
	t.Helper()
	if _, err := os.Stat(sshdProgram); err != nil {
		t.Skip("this test wants the package openssh-server")
	}
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	host, client, home := sftptest.NewKey(t), sftptest.NewKey(t), t.TempDir()
	dir = filepath.Join(home, "incoming")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	address = freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	write(t, filepath.Join(home, "keys"), line(client)+"\n")
	write(t, filepath.Join(home, "config"), fmt.Sprintf("ListenAddress 127.0.0.1:%s\nHostKey %s\nAuthorizedKeysFile %s\n"+
		"Subsystem sftp internal-sftp\nStrictModes no\nUsePAM no\nPidFile none\nPasswordAuthentication no\n",
		port, host.Path, filepath.Join(home, "keys")))
	if os.Geteuid() == 0 {
		_ = os.MkdirAll("/run/sshd", 0o755) // sshd wants it when it runs as root
	}
	sshd := exec.Command(sshdProgram, "-D", "-e", "-f", filepath.Join(home, "config"))
	if err := sshd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = sshd.Process.Kill(); _ = sshd.Wait() })
	awaitAnswer(t, address)
	return dir, address, journal.Destination{Name: "desk", Kind: sftp.Kind, Settings: map[string]string{
		sftp.SettingServer:  "sftp://" + me.Username + "@" + address + dir,
		sftp.SettingHostKey: ssh.FingerprintSHA256(host.Signer.PublicKey()),
		sftp.SettingKey:     client.Path,
	}}
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

func awaitAnswer(t *testing.T, address string) {
	t.Helper()
	for range 500 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("sshd does not answer")
}

func TestOpenSSHKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		dir, _, c := openSSH(t)
		return destinationtest.Harness{
			Destination: open(t, c, ""),
			Posts:       func(t testing.TB) []destinationtest.Post { return postsOf(t, dir) },
		}
	})
}

// A picture that was cut off is gone on with where it broke off, not begun anew.
func TestAPartIsGoneOnWith(t *testing.T) {
	for name, serve := range map[string]func(t *testing.T) (dir, address string, c journal.Destination){
		"in process": func(t *testing.T) (string, string, journal.Destination) {
			s := sftptest.Serve(t)
			return s.Dir, s.Address, destinationOf(s)
		},
		"OpenSSH": openSSH,
	} {
		t.Run(name, func(t *testing.T) {
			dir, address, c := serve(t)
			link := destinationtest.Link(t, address)
			d, trail := destinationtest.LargeDispatch(t, "큰 사진", 300<<10), &destinationtest.Trail{}
			c.Settings[sftp.SettingServer] = replaceAddress(c.Settings[sftp.SettingServer], address, link.Address())
			to := open(t, c, "")
			link.CutAfter(destinationtest.Up, 200<<10)
			if _, err := to.Deliver(t.Context(), d, trail); journal.KindOf(err) != journal.Offline {
				t.Fatalf("%v, want Offline", err)
			}
			first := link.Passed(destinationtest.Up)
			d.Notes = trail.Notes()
			if _, err := to.Deliver(t.Context(), d, trail); err != nil {
				t.Fatal(err)
			}
			if again := link.Passed(destinationtest.Up) - first; again > d.Pictures[0].Bytes*3/4 {
				t.Errorf("%d bytes were sent after the cut", again)
			}
			if posts := postsOf(t, dir); len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
				t.Errorf("%+v", posts)
			}
		})
	}
}
