package webdav_test

import (
	"crypto/sha1"
	"encoding/base64"
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
	"sojourn/sync/destination/webdav/webdavtest"
)

const (
	apacheProgram = "/usr/sbin/apache2"
	apacheModules = "/usr/lib/apache2/modules"
	apacheUser    = "www-data" // where the test runs as root, which Apache refuses
)

const apacheConfig = `
ServerRoot %[1]s
ServerName localhost
Listen %[2]s
PidFile %[1]s/pid
ErrorLog %[1]s/log
Mutex file:%[1]s default
%[4]s
LoadModule mpm_event_module %[3]s/mod_mpm_event.so
LoadModule authn_core_module %[3]s/mod_authn_core.so
LoadModule authn_file_module %[3]s/mod_authn_file.so
LoadModule authz_core_module %[3]s/mod_authz_core.so
LoadModule authz_user_module %[3]s/mod_authz_user.so
LoadModule auth_basic_module %[3]s/mod_auth_basic.so
LoadModule dav_module %[3]s/mod_dav.so
LoadModule dav_fs_module %[3]s/mod_dav_fs.so
DavLockDB %[1]s/locks
DocumentRoot %[1]s/shown
<Directory %[1]s/shown>
Dav On
AuthType Basic
AuthName desk
AuthUserFile %[1]s/passwords
Require valid-user
</Directory>
`

// apache is a server of Debian's package apache2-bin with mod_dav, which shows a folder.
func apache(t *testing.T) (shown, address string) {
	t.Helper()
	if _, err := os.Stat(apacheProgram); err != nil {
		t.Skip("this test wants the package apache2-bin")
	}
	home := t.TempDir()
	shown, address = filepath.Join(home, "shown"), freeAddress(t)
	if err := os.Mkdir(shown, 0o755); err != nil {
		t.Fatal(err)
	}
	become := ""
	if os.Geteuid() == 0 {
		become = "User " + apacheUser + "\nGroup " + apacheUser
		give(t, home, shown)
	}
	sum := sha1.Sum([]byte(webdavtest.Password))
	write(t, filepath.Join(home, "passwords"), webdavtest.User+":{SHA}"+base64.StdEncoding.EncodeToString(sum[:])+"\n")
	write(t, filepath.Join(home, "config"), fmt.Sprintf(apacheConfig, home, address, apacheModules, become))
	server := exec.Command(apacheProgram, "-X", "-f", filepath.Join(home, "config"))
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
		if log, err := os.ReadFile(filepath.Join(home, "log")); err == nil && t.Failed() {
			t.Logf("%s", log)
		}
	})
	awaitAnswer(t, address)
	return shown, address
}

// give lets Apache's own user into the folders that it needs, and no others.
func give(t *testing.T, folders ...string) {
	t.Helper()
	who, err := user.Lookup(apacheUser)
	if err != nil {
		t.Skip("this test wants the user www-data, who is on every Debian")
	}
	id, _ := strconv.Atoi(who.Uid)
	group, _ := strconv.Atoi(who.Gid)
	for _, f := range folders {
		if err := os.Chown(f, id, group); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(folders[0]), 0o755); err != nil { // t's own, through which the way goes
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
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
	t.Fatal("it does not answer")
}

// folderOf makes a folder of its own in what Apache shows.
func folderOf(t *testing.T, shown, address string) (destinationtest.Harness, string) {
	t.Helper()
	dir, err := os.MkdirTemp(shown, "desk")
	if err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		give(t, filepath.Dir(dir), dir)
	}
	to := open(t, destinationAt("http://"+webdavtest.User+"@"+address+"/"+filepath.Base(dir)))
	return destinationtest.Harness{
		Destination: to,
		Posts:       func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, desktest.Files(t, dir)) },
	}, dir
}

func TestApacheKeepsTheContract(t *testing.T) {
	shown, address := apache(t)
	destinationtest.Run(t, func(t *testing.T) destinationtest.Harness {
		h, _ := folderOf(t, shown, address)
		return h
	})
}

func TestApacheBehindACutLink(t *testing.T) {
	shown, address := apache(t)
	destinationtest.RunCut(t, 397, func(t *testing.T) (destinationtest.Harness, *destinationtest.Proxy) {
		link := destinationtest.Link(t, address)
		h, _ := folderOf(t, shown, link.Address())
		return h, link
	})
}

func TestWhatApacheRefuses(t *testing.T) {
	shown, address := apache(t)
	for server, says := range map[string]string{
		"http://anna@" + address + "/nowhere": "folder is not there",
		"http://rain@" + address + "/":        "does not let rain in",
		"http://" + address + "/":             "who you are",
	} {
		_, err := open(t, destinationAt(server)).Limits(t.Context())
		told(t, err, journal.NeedsUser, says)
	}
	h, dir := folderOf(t, shown, address)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	_, err := h.Destination.Deliver(t.Context(), destinationtest.Dispatch(t, "말", 1), &destinationtest.Trail{})
	told(t, err, journal.NeedsUser, "folder is not there")
}
