package mastodon

import (
	"fmt"
	"strings"
	"time"
)

// software is what a server runs, as far as it changes what must be done.
type software int

const (
	otherSoftware software = iota // speaks the API; nothing more is assumed
	mastodonSoftware
	goToSocial
	pixelfed
)

// softwareOf tells by what an instance says of itself. Relatives of Mastodon name themselves in
// brackets behind the version of the API that they are compatible with.
func softwareOf(i instance) software {
	version, at := strings.ToLower(i.Version), strings.ToLower(i.Source)
	switch {
	case strings.Contains(version, "pixelfed"), strings.Contains(at, "pixelfed"):
		return pixelfed
	case strings.Contains(version, "gotosocial"), strings.Contains(at, "gotosocial"),
		i.AccountDomain != "", i.Configuration.Accounts.CSS != nil:
		return goToSocial
	case strings.Contains(version, "compatible;"):
		return otherSoftware
	case strings.HasPrefix(version, "3."), strings.HasPrefix(version, "4."), strings.HasPrefix(version, "5."):
		return mastodonSoftware
	}
	return otherSoftware
}

// lease is how long an uploaded picture may be counted on before it is posted: well below the
// 24 hours of Mastodon and the 2 of Pixelfed.
func (s software) lease() time.Duration {
	if s == mastodonSoftware || s == goToSocial {
		return 20 * time.Hour
	}
	return 90 * time.Minute
}

// alt is the longest description of a picture where the server does not say.
func (s software) alt() int {
	if s == pixelfed {
		return 1000
	}
	return 1500
}

// text is the longest text where the server does not say.
func (s software) text() int {
	if s == goToSocial {
		return 5000
	}
	return 500
}

// pictures is the most pictures of a post where the server does not say.
func (s software) pictures() int {
	if s == goToSocial {
		return 6
	}
	return 4
}

// pictureBytes is the largest picture where the server does not say.
func (s software) pictureBytes() int64 {
	switch s {
	case goToSocial:
		return 40 << 20
	case pixelfed:
		return 15_000 << 10
	}
	return 8 << 20
}

// countsWarning tells whether a content warning is counted with the text.
func (s software) countsWarning() bool { return s != pixelfed }

// addsPictures tells whether an edit can give a post other pictures.
func (s software) addsPictures() bool { return s != pixelfed }

// swapsPictures tells whether an edit is known to put other pictures into a post. Relatives that are not
// known, and releases from before there were edits, may not.
func (i instance) swapsPictures() bool {
	first := map[software][2]int{mastodonSoftware: {3, 5}, goToSocial: {0, 18}}[softwareOf(i)]
	if first == [2]int{} {
		return false
	}
	var major, minor int
	if n, _ := fmt.Sscanf(i.Version, "%d.%d", &major, &minor); n != 2 {
		return false
	}
	return major > first[0] || major == first[0] && minor >= first[1]
}

// hasSource tells whether a post can be read back as it was sent.
func (s software) hasSource() bool { return s != pixelfed }
