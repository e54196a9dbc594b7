package mastodon

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sojourn/journal"
)

// identity is an id: a string by the documentation, a number from a few servers.
type identity string

func (i *identity) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil {
		s = string(b)
	}
	*i = ""
	if !notID(s) && s != "null" {
		*i = identity(s)
	}
	return nil
}

const maxIdentity = 100

// notID tells what cannot be put into a path as an id.
func notID(s string) bool {
	return s == "" || len(s) > maxIdentity || strings.IndexFunc(s, notInIdentity) >= 0
}

func notInIdentity(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '-' && r != '_'
}

// number is a limit: servers write it as a number or as a string, and a few leave rubbish there.
// It is 0 where there is nothing to be understood.
type number int64

func (n *number) UnmarshalJSON(b []byte) error {
	*n = 0
	f, err := strconv.ParseFloat(strings.Trim(string(b), `"`), 64)
	if err == nil && f >= 1 && f < 1<<53 {
		*n = number(f)
	}
	return nil
}

// texts is a list of strings; anything else in its place is an empty list.
type texts []string

func (t *texts) UnmarshalJSON(b []byte) error {
	var list []string
	_ = json.Unmarshal(b, &list) // a list that cannot be read bounds nothing
	*t = list
	return nil
}

// word is a string that a few servers leave out or fill with something else; then it is "".
type word string

func (w *word) UnmarshalJSON(b []byte) error {
	var s string
	_ = json.Unmarshal(b, &s)
	*w = word(s)
	return nil
}

// flag is a boolean; anything that is not plainly true is false.
type flag bool

func (f *flag) UnmarshalJSON(b []byte) error {
	*f = string(b) == "true" || string(b) == "1"
	return nil
}

// presence tells whether there is anything at all.
type presence bool

func (p *presence) UnmarshalJSON(b []byte) error {
	*p = string(b) != "null" && string(b) != "false"
	return nil
}

type account struct {
	ID       identity `json:"id"`
	Username string   `json:"username"`
}

func (a account) genuine() bool { return a.ID != "" && a.Username != "" }

type attachment struct {
	ID          identity `json:"id"`
	Type        string   `json:"type"`
	URL         word     `json:"url"` // "" while the server still works on it
	Description word     `json:"description"`
}

func (a attachment) genuine() bool { return a.ID != "" }

type post struct {
	ID         identity     `json:"id"`
	URL        word         `json:"url"`
	URI        word         `json:"uri"`
	CreatedAt  word         `json:"created_at"`
	EditedAt   word         `json:"edited_at"`
	Content    word         `json:"content"` // HTML
	Text       word         `json:"text"`    // as it was sent; GoToSocial gives it for own posts
	Visibility word         `json:"visibility"`
	Warning    word         `json:"spoiler_text"`
	Sensitive  flag         `json:"sensitive"`
	Language   word         `json:"language"`
	Boosted    presence     `json:"reblog"` // another's post, shown again
	Media      []attachment `json:"media_attachments"`
}

// genuine also tells a post from a scheduled one, which has no visibility.
func (p post) genuine() bool { return p.ID != "" && p.Visibility != "" && p.CreatedAt != "" }

// created is when the post was made, by the server's clock; zero if that cannot be read.
func (p post) created() time.Time { return moment(p.CreatedAt) }

// changed is when the post was last edited, or made.
func (p post) changed() time.Time {
	if t := moment(p.EditedAt); !t.IsZero() {
		return t
	}
	return p.created()
}

func moment(w word) time.Time {
	t, err := time.Parse(time.RFC3339, string(w))
	if err != nil {
		return time.Time{}
	}
	return t
}

// address is where the post can be seen, "" if the server does not say.
func (p post) address() string {
	for _, s := range []word{p.URL, p.URI} {
		u, err := url.Parse(string(s))
		if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return journal.CleanLine(u.String())
		}
	}
	return ""
}

func (p post) mediaIDs() []string {
	ids := make([]string, len(p.Media))
	for i, m := range p.Media {
		ids[i] = string(m.ID)
	}
	return ids
}

// posts is a page of an account's posts.
type posts []post

func (list posts) genuine() bool {
	for _, p := range list {
		if !p.genuine() {
			return false
		}
	}
	return list != nil
}

// source is a post as it was sent.
type source struct {
	ID   identity `json:"id"`
	Text word     `json:"text"`
}

func (s source) genuine() bool { return s.ID != "" }
