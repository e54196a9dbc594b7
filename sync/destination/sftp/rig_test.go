package sftp_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/sftp"
	"sojourn/sync/destination/sftp/sftptest"
)

// destinationOf is what a journal keeps of s.
func destinationOf(s *sftptest.Server) journal.Destination {
	return journal.Destination{Name: "desk", Kind: sftp.Kind, Settings: map[string]string{
		sftp.SettingServer:  s.URL(s.Address),
		sftp.SettingHostKey: s.Fingerprint(),
		sftp.SettingKey:     s.Client.Path,
	}}
}

func open(t testing.TB, c journal.Destination, secret string) destination.Destination {
	t.Helper()
	d, err := sftp.Open(c, secret)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shownRecord is what whoever reads the folder of a desk relies on.
type shownRecord struct {
	Format   string
	Entry    string
	Version  int64
	Replaces string
	Text     string
	Pictures []struct{ Name, SHA256, Alt string }
}

// postsOf reads the folder of a desk as the desk does: the newest version of each entry.
func postsOf(t testing.TB, dir string) []destinationtest.Post {
	t.Helper()
	newest := map[string]shownRecord{}
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var replaced []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var r shownRecord
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r.Replaces != "" {
			replaced = append(replaced, filepath.Join(dir, r.Replaces))
		}
		newest[name] = r
	}
	var posts []destinationtest.Post
	for name, r := range newest {
		if slices.Contains(replaced, name) {
			continue
		}
		p := destinationtest.Post{Text: r.Text}
		for _, shown := range r.Pictures {
			p.Pictures = append(p.Pictures, destinationtest.Picture{SHA256: hashOf(t, filepath.Join(dir, shown.Name)), Alt: shown.Alt})
		}
		posts = append(posts, p)
	}
	return posts
}

func hashOf(t testing.TB, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// parts are files that are not whole.
func parts(t testing.TB, dir string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if strings.HasSuffix(f.Name(), ".part") {
			names = append(names, f.Name())
		}
	}
	return names
}
