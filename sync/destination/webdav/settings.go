package webdav

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// settings are journal.Destination.Settings, checked.
type settings struct {
	user   string   // "" where nobody logs in
	folder *url.URL // ends in /, without the user
	ca     string   // path of the certificates that are trusted; "" for the system's
}

const (
	serverHint = "write the server like https://anna@desk.example.org/incoming"
	plainHint  = "write https://; where the server has none and you accept that anybody on the way can read what is sent, " +
		"add --unencrypted"
)

func readSettings(c journal.Destination) (settings, error) {
	u, err := readServer(c.Settings[SettingServer])
	if err != nil {
		return settings{}, destination.Invalid(c, err, serverHint)
	}
	s := settings{user: u.User.Username(), folder: u}
	u.User = nil
	if !web.IsPrivate(u) && c.Settings[desk.SettingUnencrypted] != "yes" {
		err := fmt.Errorf("%s would send the password where others can read it", journal.Visible(u.String()))
		return settings{}, destination.Invalid(c, err, plainHint)
	}
	s.ca, err = desk.CAOf(c)
	return s, err
}

// schemes are those of addresses, with what file managers make of them.
var schemes = map[string]string{"https": "https", "davs": "https", "http": "http", "dav": "http"}

// readServer reads https://user@host:port/folder.
func readServer(text string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case text == "":
		return nil, errors.New("no server is set")
	case err != nil, schemes[u.Scheme] == "", u.Hostname() == "", u.RawQuery != "", u.ForceQuery, u.Fragment != "":
		return nil, fmt.Errorf("%s is no address of a WebDAV server", journal.Visible(desk.WithoutPassword(text)))
	case strings.Contains(u.User.Username(), ":"):
		return nil, errors.New("the name of who logs in cannot have a colon in it")
	}
	if _, has := u.User.Password(); has {
		return nil, errors.New("a password does not belong into an address, which everybody may see")
	}
	u.Scheme = schemes[u.Scheme]
	return u.JoinPath("/"), nil
}
