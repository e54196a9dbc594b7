package ftp

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"unicode"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/network"
)

// settings are journal.Destination.Settings, checked.
type settings struct {
	scheme   string
	user     string
	host     string // as it was written, without the usual port
	hostname string // alone
	address  string // with its port
	path     string // as it was written
	folder   string // absolute, or from where the server puts who logs in; "" for there
	ca       string
}

const (
	secureScheme = "ftps"
	plainScheme  = "ftp"
	usualPort    = "21"
)

// implicitPort is where TLS begins with the first byte, as IANA has it; elsewhere it is asked for.
var implicitPort = "990"

// Hints about addresses.
const (
	serverHint = "write the server like ftps://anna@desk.example.org/incoming"
	plainHint  = "write ftps:// for ftp://; where the desk has no other server, and you accept that, add --unencrypted"
)

var errPlain = errors.New("everybody on the way to it could read the password and the pictures")

func readSettings(c journal.Destination) (settings, error) {
	s, err := readServer(c.Settings[SettingServer])
	if err != nil {
		return settings{}, destination.Invalid(c, err, serverHint)
	}
	if s.scheme == plainScheme && c.Settings[desk.SettingUnencrypted] != "yes" && !network.IsLoopback(s.hostname) {
		return settings{}, destination.Invalid(c, errPlain, plainHint)
	}
	s.ca, err = desk.CAOf(c)
	return s, err
}

// readServer reads ftps://user@host:port/folder. The folder is one of where the server puts who logs
// in; after // it is absolute.
func readServer(text string) (settings, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case text == "":
		return settings{}, errors.New("no server is set")
	case err != nil, u.Scheme != secureScheme && u.Scheme != plainScheme, u.Hostname() == "", u.RawQuery != "", u.Fragment != "",
		strings.ContainsFunc(u.Path, unicode.IsControl):
		return settings{}, fmt.Errorf("%s is no address of an FTP server", journal.Visible(desk.WithoutPassword(text)))
	case u.User == nil || u.User.Username() == "" || strings.ContainsFunc(u.User.Username(), unicode.IsControl):
		return settings{}, errors.New("its address does not say who logs in")
	}
	if _, has := u.User.Password(); has {
		return settings{}, errors.New("a password does not belong into an address, which everybody may see")
	}
	s := settings{scheme: u.Scheme, user: u.User.Username(), host: u.Host, hostname: u.Hostname(), path: u.Path}
	port := u.Port()
	if port == "" || port == usualPort {
		port, s.host = usualPort, strings.TrimSuffix(u.Host, ":"+usualPort)
	}
	s.address = net.JoinHostPort(s.hostname, port)
	s.folder = strings.TrimPrefix(strings.TrimPrefix(s.path, "/"), "~/")
	return s, nil
}

// implicit tells whether TLS begins before the first word.
func (s settings) implicit() bool {
	return s.secure() && strings.HasSuffix(s.address, ":"+implicitPort)
}

func (s settings) secure() bool { return s.scheme == secureScheme }
