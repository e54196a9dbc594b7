package sftp

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
)

// settings are journal.Destination.Settings, checked.
type settings struct {
	name    string // of the destination
	user    string
	host    string // as it was written, without the usual port
	address string // with its port
	folder  string // absolute, or from where the server puts who logs in
	key     string
	hostKey string
}

const usualPort = "22"

const serverHint = "write the server like sftp://anna@desk.example.org/incoming"

func readSettings(c journal.Destination) (settings, error) {
	s, err := readServer(c.Settings[SettingServer])
	if err != nil {
		return settings{}, destination.Invalid(c, err, serverHint)
	}
	s.name = c.Name
	if s.key = c.Settings[SettingKey]; s.key != "" && !filepath.IsAbs(s.key) {
		return settings{}, destination.Invalid(c, errors.New("the path of its key is not absolute"), "give the whole path")
	}
	s.hostKey = c.Settings[SettingHostKey]
	if s.hostKey != "" && !strings.HasPrefix(s.hostKey, "SHA256:") {
		return settings{}, destination.Invalid(c, fmt.Errorf("%s is no fingerprint", journal.Visible(s.hostKey)),
			"write it as ssh-keygen -l shows it, like SHA256:qKs…")
	}
	return s, nil
}

// readServer reads sftp://user@host:port/folder. A folder after // is absolute, one after / too, as in
// other programs' addresses; /~/ is where the server puts who logs in.
func readServer(text string) (settings, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case text == "":
		return settings{}, errors.New("no server is set")
	case err != nil, u.Scheme != "sftp", u.Hostname() == "", u.RawQuery != "", u.Fragment != "":
		return settings{}, fmt.Errorf("%s is no address of an SFTP server", journal.Visible(desk.WithoutPassword(text)))
	case u.User == nil || u.User.Username() == "":
		return settings{}, errors.New("its address does not say who logs in")
	}
	if _, has := u.User.Password(); has {
		return settings{}, errors.New("a password does not belong into an address, which everybody may see")
	}
	s := settings{user: u.User.Username(), host: u.Host, folder: u.Path}
	port := u.Port()
	if port == "" || port == usualPort {
		port, s.host = usualPort, strings.TrimSuffix(u.Host, ":"+usualPort)
	}
	s.address = net.JoinHostPort(u.Hostname(), port)
	if home, ok := strings.CutPrefix(s.folder, "/~"); ok {
		s.folder = strings.TrimPrefix(home, "/")
	}
	if s.folder == "" {
		s.folder = "."
	}
	return s, nil
}
