package sftp

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"github.com/skeema/knownhosts"
	"golang.org/x/crypto/ssh"

	"sojourn/journal"
)

// hostKeys decide whether a server is the one that is meant.
type hostKeys struct {
	check      ssh.HostKeyCallback
	algorithms []string // that known keys are of; nil: any
}

// hostKeys returns the key of the settings, or else what OpenSSH on this machine knows.
func (s *server) hostKeys() (hostKeys, error) {
	if s.hostKey != "" {
		return hostKeys{check: s.checkPinned}, nil
	}
	files, err := knownHostsFiles()
	if err != nil {
		return hostKeys{}, err
	}
	if len(files) == 0 {
		return hostKeys{check: s.checkKnown(nil)}, nil
	}
	db, err := knownhosts.NewDB(files...)
	if err != nil {
		return hostKeys{}, s.fail(journal.NeedsUser, fmt.Errorf("known_hosts cannot be read: %w", err),
			"mend that file, or give the server's fingerprint with --host-key")
	}
	return hostKeys{
		check: s.checkKnown(db.HostKeyCallback()), algorithms: db.HostKeyAlgorithms(s.address),
	}, nil
}

func knownHostsFiles() ([]string, error) {
	candidates := []string{"/etc/ssh/ssh_known_hosts"}
	if dir := homeFolder(); dir != "" {
		candidates = append(candidates, filepath.Join(dir, ".ssh", "known_hosts"))
	}
	var files []string
	for _, file := range candidates {
		switch _, err := os.Stat(file); {
		case err == nil:
			files = append(files, file)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	return files, nil
}

func homeFolder() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return dir
}

func (s *server) checkPinned(_ string, _ net.Addr, key ssh.PublicKey) error {
	if is := ssh.FingerprintSHA256(key); is != s.hostKey {
		return s.changed(is)
	}
	return nil
}

// checkKnown asks known, which may be nil, and words what it says.
func (s *server) checkKnown(known ssh.HostKeyCallback) ssh.HostKeyCallback {
	return func(address string, remote net.Addr, key ssh.PublicKey) error {
		if known == nil {
			return s.strange(key)
		}
		err := known(address, remote, key)
		switch {
		case knownhosts.IsHostKeyChanged(err):
			return s.changed(ssh.FingerprintSHA256(key))
		case knownhosts.IsHostUnknown(err):
			return s.strange(key)
		}
		return err
	}
}

// Strange is that a server shows a key that nobody has vouched for. Nothing was shown to it.
type Strange struct{ Fingerprint string }

func (e *Strange) Error() string {
	return "the server's key is not known yet: " + e.Fingerprint
}

func (s *server) strange(key ssh.PublicKey) error {
	is := ssh.FingerprintSHA256(key)
	return s.fail(journal.NeedsUser, &Strange{Fingerprint: is},
		"compare it with what the desk says, then take it: sojourn destination test "+s.name+
			", or sojourn destination add sftp "+s.name+" --host-key "+is)
}

func (s *server) changed(is string) error {
	return s.fail(journal.NeedsUser,
		fmt.Errorf("the server shows another key than the known one, %s: this may not be the server", is),
		"ask the desk whether its key changed; nothing was sent, and the password was not shown")
}
