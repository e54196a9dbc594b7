package mastodondouble_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"strings"
	"testing"
	"time"

	"sojourn/sync/destination/mastodon/mastodondouble"
)

// place is a server to be asked, the double or a real one.
type place struct {
	t     *testing.T
	url   string
	token string
	mode  mastodondouble.Mode
}

// ask sends one request and returns what came back.
func (p place) ask(method, path, kind, body string, headers ...string) (int, map[string]any) {
	p.t.Helper()
	request, err := http.NewRequestWithContext(p.t.Context(), method, p.url+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+p.token)
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", kind)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	var answer map[string]any
	_ = json.Unmarshal(data, &answer) // lists are not looked into
	return response.StatusCode, answer
}

const inJSON = "application/json"

// wants fails unless the answer has the status of p's mode.
func (p place) wants(what string, code int, want map[mastodondouble.Mode]int) {
	p.t.Helper()
	if code != want[p.mode] {
		p.t.Errorf("%s: %d, want %d", what, code, want[p.mode])
	}
}

func all(mastodon, goToSocial, pixelfed int) map[mastodondouble.Mode]int {
	return map[mastodondouble.Mode]int{
		mastodondouble.Mastodon: mastodon, mastodondouble.GoToSocial: goToSocial, mastodondouble.Pixelfed: pixelfed,
	}
}

// upload sends a picture, and returns its id.
func (p place) upload(alt string) (int, string) {
	p.t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 32, 32))
	for i := range 32 {
		img.Set(i, i, color.RGBA{uint8(time.Now().UnixNano()), uint8(8 * i), 90, 255})
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	p.check(form.WriteField("description", alt))
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="file"; filename="a.jpg"`}, "Content-Type": {"image/jpeg"},
	})
	p.check(err)
	p.check(jpeg.Encode(part, img, nil))
	p.check(form.Close())
	code, answer := p.ask("POST", "/api/v2/media", form.FormDataContentType(), body.String())
	id, _ := answer["id"].(string)
	return code, id
}

func (p place) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// walk asks everything that tells the servers apart, and what none of them takes.
func (p place) walk() {
	p.t.Helper()
	const posts = "/api/v1/statuses"
	code, _ := p.ask("GET", "/api/v1/nothing", "", "")
	p.wants("an unknown path", code, all(404, 404, 404))
	code, _ = p.ask("GET", "/api/v1/accounts/verify_credentials", "", "", "Authorization", "Bearer wrong")
	p.wants("a wrong token", code, all(401, 401, 401))
	code, _ = p.ask("POST", posts, "text/plain", "status=x")
	p.wants("a body of no known kind", code, all(406, 406, 406))
	code, _ = p.ask("POST", posts, inJSON, `{"status":"`+strings.Repeat("한", 5001)+`"}`)
	p.wants("a text too long", code, all(422, 400, 500))
	code, _ = p.ask("POST", posts, inJSON, `{"status":""}`)
	p.wants("nothing", code, all(422, 400, 403))
	code, _ = p.ask("POST", posts, inJSON, `{"status":"x","visibility":"secret"}`)
	p.wants("no visibility", code, all(422, 422, 500))
	code, _ = p.upload(strings.Repeat("a", 1501))
	p.wants("words of a picture too long", code, all(422, 400, 500))

	code, first := p.upload("하나")
	p.wants("a picture", code, all(200, 200, 202))
	_, second := p.upload("둘")
	two := `"media_ids":["` + first + `","` + second + `"]`
	code, made := p.ask("POST", posts, inJSON, `{"status":"눈 <b>x</b>",`+two+`,"visibility":"private"}`, "Idempotency-Key", "k1"+first)
	p.wants("a post", code, all(200, 200, 200))
	id, _ := made["id"].(string)
	p.walkPost(posts, id, first, two)
	code, _ = p.ask("DELETE", posts+"/"+id, "", "")
	p.wants("its removal", code, all(200, 200, 200))
	code, _ = p.ask("GET", posts+"/"+id, "", "")
	p.wants("what was removed", code, all(404, 404, 404))
	p.walkKeys(posts)
}

// walkPost asks about a post with two pictures.
func (p place) walkPost(posts, id, first, two string) {
	p.t.Helper()
	code, _ := p.ask("POST", posts, inJSON, `{"status":"눈",`+two+`}`, "Idempotency-Key", "k2"+first)
	p.wants("its pictures again", code, all(422, 400, 400))
	code, _ = p.ask("GET", "/api/v1/media/"+first, "", "")
	p.wants("an attached picture", code, all(404, 200, 500))
	code, answer := p.ask("GET", posts+"/"+id+"/source", "", "")
	p.wants("what was sent", code, all(200, 200, 404))
	if text, there := answer["text"]; there && text != "눈 <b>x</b>" {
		p.t.Errorf("what was sent is %q", text)
	}
	edit := `{"status":"비",` + two + `}`
	code, answer = p.ask("PUT", posts+"/"+id, inJSON, edit)
	p.wants("an edit", code, all(200, 200, 200))
	if media, _ := answer["media_attachments"].([]any); len(media) != 2 {
		p.t.Errorf("after the edit there are %d pictures", len(media))
	}
	code, _ = p.ask("PUT", posts+"/"+id, inJSON, edit)
	p.wants("an edit that changes nothing", code, all(200, 422, 200))
	_, third := p.upload("셋")
	code, answer = p.ask("PUT", posts+"/"+id, inJSON, `{"status":"비","media_ids":["`+third+`"]}`)
	p.wants("an edit with another picture", code, all(200, 200, 200))
	media, _ := answer["media_attachments"].([]any)
	if len(media) != map[mastodondouble.Mode]int{mastodondouble.Mastodon: 1, mastodondouble.GoToSocial: 1}[p.mode] {
		p.t.Errorf("after the second edit there are %d pictures", len(media))
	}
}

// walkKeys sends one key twice.
func (p place) walkKeys(posts string) {
	p.t.Helper()
	_, id := p.upload("넷")
	body := `{"status":"열쇠"}`
	if p.mode == mastodondouble.Pixelfed {
		body = `{"status":"열쇠","media_ids":["` + id + `"]}`
	}
	_, first := p.ask("POST", posts, inJSON, body, "Idempotency-Key", "k3"+id)
	code, again := p.ask("POST", posts, inJSON, body, "Idempotency-Key", "k3"+id)
	p.wants("a key again", code, all(200, 200, 400))
	same := first["id"] == again["id"]
	if p.mode != mastodondouble.Pixelfed && same != (p.mode == mastodondouble.Mastodon) {
		p.t.Errorf("the second post is the first: %t", same)
	}
	for _, made := range []map[string]any{first, again} {
		if id, _ := made["id"].(string); id != "" {
			p.ask("DELETE", posts+"/"+id, "", "")
		}
	}
}

func TestTheDoubleAnswersAsTheServersDo(t *testing.T) {
	for _, mode := range mastodondouble.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			server := httptest.NewServer(mastodondouble.New(mode, nil))
			defer server.Close()
			place{t: t, url: server.URL, token: mastodondouble.Token, mode: mode}.walk()
		})
	}
}

// A real GoToSocial answers as its double does.
func TestARealGoToSocialAnswersAsTheDouble(t *testing.T) {
	url, token := os.Getenv("SOJOURN_TEST_MASTODON_URL"), os.Getenv("SOJOURN_TEST_MASTODON_TOKEN")
	if url == "" || token == "" || os.Getenv("SOJOURN_TEST_MASTODON_CUTS") == "" {
		t.Skip("no GoToSocial of our own: set SOJOURN_TEST_MASTODON_URL, _TOKEN and _CUTS to compare it")
	}
	place{t: t, url: url, token: token, mode: mastodondouble.GoToSocial}.walk()
}

func TestTheDoubleIsStrict(t *testing.T) {
	server := httptest.NewServer(mastodondouble.New(mastodondouble.Mastodon, nil))
	defer server.Close()
	p := place{t: t, url: server.URL, token: mastodondouble.Token}
	for what, tc := range map[string]struct{ method, path, kind, body string }{
		"a field misspelt":        {"POST", "/api/v1/statuses", inJSON, `{"status":"x","media_id":["1"]}`},
		"a number for an id":      {"POST", "/api/v1/statuses", inJSON, `{"status":"x","media_ids":[1]}`},
		"a field of edits":        {"POST", "/api/v1/statuses", inJSON, `{"status":"x","media_attributes":[]}`},
		"half a body":             {"POST", "/api/v1/statuses", inJSON, `{"status":"x"`},
		"a parameter misspelt":    {"GET", "/api/v1/accounts/109000000000000001/statuses?maxid=1", "", ""},
		"media that is no form":   {"POST", "/api/v2/media", inJSON, `{}`},
		"a language of no kind":   {"POST", "/api/v1/statuses", inJSON, `{"status":"x","language":"korean"}`},
		"a field of GoToSocial's": {"POST", "/api/v1/statuses", inJSON, `{"status":"x","content_type":"text/plain"}`},
	} {
		if code, _ := p.ask(tc.method, tc.path, tc.kind, tc.body); code < 400 {
			t.Errorf("%s: %d", what, code)
		}
	}
	if code, _ := p.ask("GET", "/api/v1/accounts/verify_credentials", "", "", "Accept", "text/html"); code != 406 {
		t.Errorf("a browser: %d, want 406", code)
	}
}
