// Package desktest reads what a desk got, as a desk does.
package desktest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"testing"

	"sojourn/sync/destination/destinationtest"
)

// record is what whoever reads the folder of a desk relies on.
type record struct {
	Replaces string
	Text     string
	Pictures []struct{ Name, Alt string }
}

// Posts are the records among files, by name, with the pictures that they name: of each entry the newest.
func Posts(t testing.TB, files map[string][]byte) []destinationtest.Post {
	t.Helper()
	records := map[string]record{}
	for name, data := range files {
		if path.Ext(name) != ".json" {
			continue
		}
		var r record
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		records[name] = r
	}
	replaced := map[string]bool{}
	for _, r := range records {
		replaced[r.Replaces] = true
	}
	var posts []destinationtest.Post
	for name, r := range records {
		if replaced[name] {
			continue
		}
		post := destinationtest.Post{Text: r.Text}
		for _, p := range r.Pictures {
			post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: sumOf(t, files, p.Name), Alt: p.Alt})
		}
		posts = append(posts, post)
	}
	return posts
}

func sumOf(t testing.TB, files map[string][]byte, name string) string {
	t.Helper()
	data, there := files[name]
	if !there {
		t.Errorf("a record names %s, which is not there", name)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
