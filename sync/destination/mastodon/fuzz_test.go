package mastodon

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

var seeds = []string{
	`{"id":"1","created_at":"2013-02-25T07:29:31.000Z","visibility":"public","content":"<p>눈</p>",` +
		`"url":"https://a/1"}`,
	`{"id":12,"created_at":"x","visibility":"direct","media_attachments":[{"id":"7","url":null}],"reblog":{}}`,
	`{"id":"../../admin","username":"a","url":"javascript:alert(1)","uri":"http://b/\u001b[2J",` +
		`"visibility":"x","created_at":"1"}`,
	`[{"id":"1","visibility":"public","created_at":"2013-02-25"},null]`, `[]`, `null`,
	`{"text":7,"sensitive":"yes"}`,
	`{"version":"4.4.2","domain":"d","configuration":{"statuses":{"max_characters":"500"},` +
		`"media_attachments":{"supported_mime_types":7,"image_size_limit":1e400}}}`,
	`{"error":{"error":"x"},"message":"No query results for model","errors":[]}`, "<html>", "",
	`{"content":"<p><![CDATA[<!--<p></p>&#0;&bogus;<br><script>","id":"1","visibility":"a","created_at":"b"}`,
}

// FuzzAnswers reads anything as each entity: nothing may break, and what is used later is safe to use.
func FuzzAnswers(f *testing.F) {
	for _, s := range seeds {
		f.Add(http.StatusOK, []byte(s))
		f.Add(http.StatusInternalServerError, []byte(s))
	}
	c := &client{token: "secret-token", Trouble: web.Trouble{Where: "desk", Clock: &web.ServerClock{Local: web.MachineClock()}}}
	f.Fuzz(func(t *testing.T, code int, data []byte) {
		a := answer{web.Answer{Code: code, Header: http.Header{}, Body: data}}
		a.Code = a.meant()
		if list, ok := decode[posts](c, a); ok {
			for _, p := range list {
				checkPost(t, p)
			}
		}
		if p, ok := decode[post](c, a); ok {
			checkPost(t, p)
		}
		if m, ok := decode[attachment](c, a); ok {
			checkID(t, m.ID)
		}
		if who, ok := decode[account](c, a); ok {
			checkID(t, who.ID)
		}
		if i, ok := decode[instance](c, a); ok {
			checkLimits(t, i.limits("눈", time.Now()))
		}
		if s, ok := decode[source](c, a); ok {
			checkID(t, s.ID)
		}
		if text := c.refusal(a).Error(); journal.Visible(text) != text || strings.Contains(text, c.token) {
			t.Errorf("%q is not fit to be shown", text)
		}
	})
}

func checkID(t *testing.T, id identity) {
	path := "/api/v1/statuses/" + string(id)
	if u, err := url.Parse("https://a" + path); err != nil || u.Path != path {
		t.Errorf("id %q changes the path", id)
	}
	if id == "" || strings.Contains(string(id), ".") {
		t.Errorf("id %q", id)
	}
}

func checkPost(t *testing.T, p post) {
	checkID(t, p.ID)
	if s := p.address(); s != "" {
		u, err := url.Parse(s)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || journal.CleanLine(s) != s {
			t.Errorf("address %q", s)
		}
	}
	shown := web.Plain(string(p.Content))
	if !web.SameGist(shown, shown) || !sameShown(p, shown) && strings.TrimSpace(shown) == shown {
		t.Errorf("%q is not what it shows", shown)
	}
	p.created()
	p.changed()
}

func checkLimits(t *testing.T, l journal.Limits) {
	least := min(int64(l.Text), int64(l.Alt), int64(l.Pictures), l.PictureBytes)
	if least <= 0 || l.LinkLength < 0 || len(l.MIMETypes) == 0 {
		t.Errorf("limits %+v", l)
	}
}

// FuzzNotes reads notes that anything may have happened to: a post that was begun stays begun.
func FuzzNotes(f *testing.F) {
	f.Add("1361779771 10 0 KEY", "113 1361779771")
	f.Add("1361779771 10 1361779771000 KEY", "01F8MH 0")
	f.Add("눈", " ")
	f.Add("1 2", "x y z")
	f.Fuzz(func(t *testing.T, began, leased string) {
		d := destination.Dispatch{Since: 1361779771}
		d.Notes = map[string]string{notePosting: began, noteMedia(0): leased}
		d.Pictures = []journal.Picture{{}}
		p, ok := postingOf(d)
		if ok != (began != "") {
			t.Errorf("%q: begun %t", began, ok)
		}
		if ok && p.key == "" && (p.at.Unix() != d.Since || p.skew != web.GuessedSkew) {
			t.Errorf("%q: begun %s, want the first attempt", began, p)
		}
		if ok && p.key != "" {
			d.Notes[notePosting] = p.String()
			again, _ := postingOf(d)
			if again.key != p.key || !again.at.Equal(p.at) || !again.after.Equal(p.after) {
				t.Errorf("%q became %q", began, again)
			}
		}
		if l, ok := leaseOf(d, 0); ok && mediaOf(d)[0] != l.id {
			t.Errorf("%q is leased as %q", leased, l)
		}
	})
}

// FuzzPlain turns text into HTML as servers do, and back.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"눈\n\n온다", "<b>&amp;</b>", "@a@b.c https://example.org", "👩‍👩‍👧‍👦", "é", "\u00a0\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = journal.CleanText(text)
		escaped := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\n", "<br />").Replace(text)
		b, err := json.Marshal(map[string]string{"content": "<p>" + escaped + "</p>"})
		if err != nil {
			t.Fatal(err)
		}
		var p post
		if err := json.Unmarshal(b, &p); err != nil {
			t.Fatal(err)
		}
		if !sameShown(p, text) {
			t.Errorf("%q is shown as %q", text, web.Plain(string(p.Content)))
		}
	})
}
