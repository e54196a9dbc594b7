package mastodon

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// settings are journal.Destination.Settings, checked.
type settings struct {
	server     *url.URL
	visibility string // "" leaves it to the account's own setting
	language   string
	warning    string
}

// visibilities from the narrowest to the widest.
var visibilities = []string{"direct", "private", "unlisted", "public"}

func readSettings(c journal.Destination) (settings, error) {
	server, err := readServer(c.Settings["server"])
	if err != nil {
		return settings{}, destination.Invalid(c, err, "write the server like https://mastodon.social")
	}
	s := settings{
		server: server, visibility: c.Settings["visibility"],
		language: c.Settings["language"], warning: journal.CleanText(c.Settings["warning"]),
	}
	if s.visibility != "" && !slices.Contains(visibilities, s.visibility) {
		err := fmt.Errorf("visibility %s is not known", journal.Visible(s.visibility))
		return settings{}, destination.Invalid(c, err, "use public, unlisted, private or direct")
	}
	return s, nil
}

// readServer accepts https anywhere, and http only where nobody can listen in.
func readServer(text string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case text == "":
		return nil, errors.New("no server is set")
	case err != nil:
		return nil, fmt.Errorf("%s is no address of a server", journal.Visible(text))
	case u.Host == "", u.User != nil, u.RawQuery != "", u.Fragment != "", strings.Trim(u.Path, "/") != "":
		return nil, fmt.Errorf("%s is no address of a server", journal.Visible(text))
	case web.IsPrivate(u):
		return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
	}
	return nil, fmt.Errorf("%s would send the token where others can read it", journal.Visible(text))
}

func readToken(c journal.Destination, secret string) (string, error) {
	token := strings.TrimSpace(secret)
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", destination.Invalid(c, errors.New("what was given as access token cannot be one"), renewHint)
	}
	return token, nil
}
