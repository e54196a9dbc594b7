package micropub

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/web"
)

// Names of settings.
const (
	SettingServer     = "server"
	SettingEndpoint   = "endpoint" // that the site's page named, or the traveller
	SettingVisibility = "visibility"
)

// Visibilities from the widest to the narrowest.
var Visibilities = []string{"public", "unlisted", "private"}

// settings are journal.Destination.Settings, checked.
type settings struct {
	server      *url.URL
	endpoint    *url.URL // nil: the page at server names it
	visibility  string   // "" leaves it to the site
	unencrypted bool
}

const (
	serverHint = "write the address of your site like https://me.example"
	plainHint  = "write https://; where the site has none and you accept that anybody on the way can read what is sent, " +
		"add --unencrypted"
)

func readSettings(c journal.Destination) (settings, error) {
	s := settings{visibility: c.Settings[SettingVisibility], unencrypted: c.Settings[desk.SettingUnencrypted] == "yes"}
	var err error
	if s.server, err = readAddress("site", c.Settings[SettingServer]); err != nil {
		return settings{}, destination.Invalid(c, err, serverHint)
	}
	if text := c.Settings[SettingEndpoint]; text != "" {
		if s.endpoint, err = readAddress("endpoint", text); err != nil {
			return settings{}, destination.Invalid(c, err, "write the address of the endpoint like https://me.example/micropub")
		}
	}
	for _, u := range []*url.URL{s.server, s.endpoint} {
		if u != nil && !web.IsPrivate(u) && !s.unencrypted {
			err := fmt.Errorf("%s would send the token where others can read it", journal.Visible(u.String()))
			return settings{}, destination.Invalid(c, err, plainHint)
		}
	}
	if s.visibility != "" && !slices.Contains(Visibilities, s.visibility) {
		err := fmt.Errorf("visibility %s is not known", journal.Visible(s.visibility))
		return settings{}, destination.Invalid(c, err, "use public, unlisted or private")
	}
	return s, nil
}

// readAddress reads the address of a site, or of its endpoint, which may have a query.
func readAddress(what, text string) (*url.URL, error) {
	if text == "" {
		return nil, fmt.Errorf("no %s is set", what)
	}
	u, err := url.Parse(strings.TrimSpace(text))
	switch {
	case err != nil, u.Scheme != "https" && u.Scheme != "http", u.Hostname() == "", u.Fragment != "",
		u.RawQuery != "" && what == "site":
		return nil, fmt.Errorf("%s is no address of a site", journal.Visible(desk.WithoutPassword(text)))
	case u.User != nil:
		return nil, errors.New("a name or password does not belong into an address, which everybody may see")
	case u.Path == "":
		u.Path = "/"
	}
	return u, nil
}

func readToken(c journal.Destination, secret string) (string, error) {
	token := strings.TrimSpace(secret)
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", destination.Invalid(c, errors.New("what was given as access token cannot be one"), renewHint)
	}
	return token, nil
}
