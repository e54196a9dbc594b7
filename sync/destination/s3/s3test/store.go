// Package s3test is a store that speaks S3, in the process of a test: github.com/johannesboyne/gofakes3.
package s3test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"sojourn/journal"
	"sojourn/sync/destination/s3"
)

// What a Store has and lets in.
const (
	Bucket    = "newsroom"
	Prefix    = "incoming/pyongyang"
	AccessKey = "AKIATESTNEWSROOM"
	Secret    = "tH1s/Is+The=SecretHalf0fTheKey"
)

// Store is a store with one bucket.
type Store struct {
	Address string
	backend gofakes3.Backend
}

// Door stands before a store, and may answer in its place.
type Door func(store http.Handler) http.Handler

// Serve starts a store behind doors, the outermost last, for as long as the test lasts.
func Serve(t testing.TB, doors ...Door) *Store {
	t.Helper()
	s := &Store{backend: s3mem.New()}
	if err := s.backend.CreateBucket(Bucket); err != nil {
		t.Fatal(err)
	}
	handler := keyed(gofakes3.New(s.backend).Server())
	for _, door := range doors {
		handler = door(handler)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	s.Address = server.Listener.Addr().String()
	return s
}

// keyed lets in nobody else's key. It does not check signatures.
func keyed(store http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Authorization"), "Credential="+AccessKey+"/") {
			Refuse(w, r, http.StatusForbidden, "InvalidAccessKeyId", "The key is not in our records.")
			return
		}
		store.ServeHTTP(w, r)
	})
}

// Refuse answers as stores do.
func Refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`+
			"<Error><Code>"+code+"</Code><Message>"+message+"</Message></Error>")
	}
}

// Destination is what a journal keeps of s, reached at address.
func (s *Store) Destination(address string) journal.Destination {
	return journal.Destination{Name: "desk", Kind: s3.Kind, Settings: map[string]string{
		s3.SettingServer: "s3://" + Bucket + "/" + Prefix, s3.SettingEndpoint: "http://" + address,
		s3.SettingAccessKey: AccessKey,
	}}
}

// Files are the names and bytes of what is below the prefix.
func (s *Store) Files(t testing.TB) map[string][]byte {
	t.Helper()
	below := gofakes3.NewPrefix(nil, nil)
	list, err := s.backend.ListBucket(Bucket, &below, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, one := range list.Contents {
		object, err := s.backend.GetObject(Bucket, one.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(object.Contents)
		if err != nil {
			t.Fatal(err)
		}
		if path.Dir(one.Key) != Prefix {
			t.Errorf("%s is not below %s", one.Key, Prefix)
		}
		files[path.Base(one.Key)] = data
	}
	return files
}

// Write puts other bytes under a name below the prefix.
func (s *Store) Write(t testing.TB, name, text string) {
	t.Helper()
	_, err := s.backend.PutObject(Bucket, Prefix+"/"+name, map[string]string{}, strings.NewReader(text), int64(len(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
}
