package ftp_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp"
	"sojourn/sync/destination/ftp/ftptest"
)

const vsftpdProgram = "/usr/sbin/vsftpd"

// vsftpdSettings have it insist on TLS, and on one session of it for commands and files.
const vsftpdSettings = `listen=YES
listen_address=127.0.0.1
listen_port=%s
background=NO
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
xferlog_enable=NO
local_enable=NO
anonymous_enable=YES
anon_root=%s
secure_chroot_dir=%s
write_enable=YES
anon_upload_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
ssl_enable=YES
allow_anon_ssl=YES
force_anon_logins_ssl=YES
force_anon_data_ssl=YES
require_ssl_reuse=YES
strict_ssl_read_eof=YES
ssl_ciphers=HIGH
rsa_cert_file=%s
rsa_private_key_file=%s
`

// vsftpd is a server of Debian's package of this name, which shows a folder incoming to everybody.
func vsftpd(t *testing.T) (dir string, c journal.Destination) {
	t.Helper()
	if _, err := os.Stat(vsftpdProgram); err != nil || os.Geteuid() != 0 {
		t.Skip("this test wants the package vsftpd, and to be run as root")
	}
	shown, root, empty := ftptest.NewCertificate(t), t.TempDir(), t.TempDir()
	dir = filepath.Join(root, "incoming")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	everybody, err := user.Lookup("ftp") // the package makes it
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(everybody.Uid)
	for _, err := range []error{os.Chown(dir, uid, -1), os.Chmod(filepath.Dir(root), 0o711), os.Chmod(root, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	address := freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	config := filepath.Join(t.TempDir(), "vsftpd.conf")
	text := fmt.Sprintf(vsftpdSettings, port, root, empty, shown.Path, shown.KeyPath)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	server := exec.Command(vsftpdProgram, config)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	awaitAnswer(t, address)
	return dir, journal.Destination{Name: "desk", Kind: ftp.Kind, Settings: map[string]string{
		ftp.SettingServer: "ftps://anonymous@" + address + "/incoming", ftp.SettingCA: shown.Path,
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
	t.Fatal("vsftpd does not answer")
}

func TestVsftpdKeepsTheContract(t *testing.T) {
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		dir, c := vsftpd(t)
		return destinationtest.Harness{
			Destination: open(t, c, "anna@example.org"),
			Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, dir)) },
		}
	})
}

// stopping is a trail that stops the delivery when so many bytes have left.
type stopping struct {
	destinationtest.Trail
	after int64
	stop  context.CancelFunc
}

func (s *stopping) Sent(n int64) {
	s.Trail.Sent(n)
	if s.Bytes() >= s.after {
		s.stop()
	}
}

func TestVsftpdGoesOnWithAPart(t *testing.T) {
	dir, c := vsftpd(t)
	to, d := open(t, c, "anna@example.org"), destinationtest.LargeDispatch(t, "큰 사진", 4<<20)
	ctx, stop := context.WithCancel(t.Context())
	first := &stopping{after: 2 << 20, stop: stop}
	if _, err := to.Deliver(ctx, d, first); journal.KindOf(err) != journal.Offline {
		t.Fatalf("%v, want Offline", err)
	}
	second := &destinationtest.Trail{}
	d.Notes = first.Notes()
	if _, err := to.Deliver(t.Context(), d, second); err != nil {
		t.Fatal(err)
	}
	if second.Bytes() > 3<<20 {
		t.Errorf("%d bytes were sent again", second.Bytes())
	}
	if posts := desktest.Posts(t, desktest.Files(t, dir)); len(posts) != 1 || posts[0].Pictures[0].SHA256 != d.Pictures[0].SHA256 {
		t.Errorf("%+v", posts)
	}
}
