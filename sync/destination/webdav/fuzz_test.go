package webdav_test

import (
	"testing"

	"sojourn/sync/destination/webdav"
)

// An answer of each server in whose words it was seen, and of none.
var answers = map[string]struct {
	body   string
	folder bool
	bytes  int64
	ok     bool
}{
	"x/net/webdav, a file": {`<?xml version="1.0" encoding="UTF-8"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/dav/a.jpg</D:href>` +
		`<D:propstat><D:prop><D:getcontentlength>12</D:getcontentlength><D:resourcetype></D:resourcetype></D:prop>` +
		`<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`, false, 12, true},
	"Apache, a file": {`<?xml version="1.0" encoding="utf-8"?>` + "\n" + `<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">` + "\n" +
		`<D:response xmlns:lp1="DAV:">` + "\n" + `<D:href>/dav/a.jpg</D:href>` + "\n" + `<D:propstat><D:prop>` + "\n" +
		`<lp1:resourcetype/><lp1:getcontentlength>12</lp1:getcontentlength>` + "\n" +
		`</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`, false, 12, true},
	"a folder without a length": {`<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><d:response>` +
		`<d:href>https://h/remote.php/dav/files/anna/a.jpg/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop>` +
		`<d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:getcontentlength/></d:prop>` +
		`<d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response></d:multistatus>`, true, -1, true},
	"something else": {`<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/b.jpg</d:href><d:propstat><d:prop>` +
		`<d:getcontentlength>12</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`, false, -1, false},
	"nothing of ours": {`<multistatus><response><href>/dav/a.jpg</href></response></multistatus>`, false, -1, false},
	"a web page":      {"<!DOCTYPE html><html><title>Login</title>", false, -1, false},
	"nothing":         {"", false, -1, false},
}

func TestAnswersOfServersAreRead(t *testing.T) {
	for name, tc := range answers {
		folder, bytes, ok := webdav.ReadResource([]byte(tc.body), "a.jpg")
		if ok != tc.ok || ok && (folder != tc.folder || bytes != tc.bytes) {
			t.Errorf("%s: folder %v, %d bytes, ok %v", name, folder, bytes, ok)
		}
	}
}

// FuzzAnswer reads anything as an answer: nothing breaks, and no file has less than nothing.
func FuzzAnswer(f *testing.F) {
	for _, a := range answers {
		f.Add([]byte(a.body), "a.jpg")
		f.Add([]byte(a.body), "")
	}
	f.Fuzz(func(t *testing.T, body []byte, name string) {
		if _, bytes, ok := webdav.ReadResource(body, name); ok && bytes < -1 {
			t.Errorf("%d bytes", bytes)
		}
	})
}
