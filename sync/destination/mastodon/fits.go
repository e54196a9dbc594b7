package mastodon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/sync/destination"
)

// fits refuses, before a byte of a picture leaves, what the server would refuse after it.
func (d *Destination) fits(s session, x destination.Dispatch) error {
	if s.server == pixelfed && d.settings.visibility == "direct" {
		return d.client.Fail(journal.NeedsUser, errors.New("the server has no direct posts"),
			"give the destination another visibility: public, unlisted or private")
	}
	if reason := unfit(s, x); reason != "" {
		return d.client.Fail(journal.Refused, errors.New(reason), markHint)
	}
	return nil
}

func unfit(s session, x destination.Dispatch) string {
	l := s.limits
	switch n := textLength(s, x.Message.Text); {
	case strings.TrimSpace(x.Message.Text) == "" && len(x.Pictures) == 0:
		return "there is nothing to send"
	case l.NeedsPicture && len(x.Pictures) == 0:
		return "the server takes no words without a picture"
	case l.Pictures > 0 && len(x.Pictures) > l.Pictures:
		return fmt.Sprintf("it has %d pictures and the server takes %d", len(x.Pictures), l.Pictures)
	case l.Text > 0 && n > l.Text:
		return fmt.Sprintf("its text has %d characters as the server counts and may have %d", n, l.Text)
	}
	for n, p := range x.Pictures {
		name, size := fmt.Sprintf("picture %d", n+1), l.PictureBytes
		switch {
		case size > 0 && p.Bytes > size:
			return fmt.Sprintf("%s has %d bytes and the server takes %d", name, p.Bytes, size)
		case p.MIME != "" && !slices.Contains(l.MIMETypes, p.MIME):
			return fmt.Sprintf("%s is %s, which the server does not take", name, journal.Visible(p.MIME))
		}
	}
	return ""
}

// textLength counts as the server does: not all count what readers see.
func textLength(s session, text string) int {
	if s.server == goToSocial || s.server == pixelfed {
		return utf8.RuneCountInString(text)
	}
	return grapheme.Length(text, s.limits)
}
