package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/desk/desktest"
	"sojourn/sync/destination/destinationtest"
	"sojourn/sync/destination/ftp/ftptest"
	"sojourn/sync/destination/mastodon/mastodondouble"
	"sojourn/sync/destination/micropub/micropubdouble"
	"sojourn/sync/destination/s3/s3test"
	"sojourn/sync/destination/sftp/sftptest"
	"sojourn/sync/destination/webdav/webdavtest"
)

// stormPlace is somewhere to send to that outlives every sojourn, and is read without one.
type stormPlace struct {
	address string                                    // "" for what is sent to without a link
	add     func(address string) []string             // what `destination add` needs beside NAME
	secret  string                                    // goes into the file SECRET
	posts   func(t testing.TB) []destinationtest.Post // as readers see them
	parts   func(t testing.TB) int                    // files that are not whole, or that no post has
	over    func(link *destinationtest.Proxy)         // has other lines pass the link too
	later   func(d time.Duration)                     // moves the clock of the place
}

// stormPlaces start them all, by name.
var stormPlaces = map[string]func(t *testing.T, dir string) stormPlace{
	"folder":              folderInStorm,
	"sftp":                sftpInStorm,
	"ftp":                 func(t *testing.T, _ string) stormPlace { return ftpInStorm(t, ftptest.Options{}) },
	"ftp without TLS":     func(t *testing.T, _ string) stormPlace { return ftpInStorm(t, ftptest.Options{Plain: true}) },
	"s3":                  s3InStorm,
	"webdav":              webdavInStorm,
	"micropub":            siteInStorm,
	"mastodon":            func(t *testing.T, _ string) stormPlace { return socialInStorm(t, mastodondouble.Mastodon) },
	"mastodon GoToSocial": func(t *testing.T, _ string) stormPlace { return socialInStorm(t, mastodondouble.GoToSocial) },
	"mastodon Pixelfed":   func(t *testing.T, _ string) stormPlace { return socialInStorm(t, mastodondouble.Pixelfed) },
}

func sftpInStorm(t *testing.T, _ string) stormPlace {
	s := sftptest.Serve(t)
	return deskInStorm(stormPlace{address: s.Address, add: func(address string) []string {
		return []string{"sftp", "NAME", "--server", s.URL(address), "--key", s.Client.Path, "--host-key", s.Fingerprint()}
	}}, func(t testing.TB) map[string][]byte { return desktest.Files(t, s.Dir) })
}

func ftpInStorm(t *testing.T, o ftptest.Options) stormPlace {
	s := ftptest.Serve(t, o)
	return deskInStorm(stormPlace{
		address: s.Address, secret: s.Password, over: s.Over,
		add: func(address string) []string {
			return []string{"ftp", "NAME", "--server", s.URL(address), "--ca", s.CA, "--password-file", "SECRET"}
		},
	}, func(t testing.TB) map[string][]byte { return desktest.Files(t, s.Dir) })
}

func s3InStorm(t *testing.T, _ string) stormPlace {
	s := s3test.Serve(t)
	return deskInStorm(stormPlace{
		address: s.Address, secret: s3test.Secret,
		add: func(address string) []string {
			return []string{
				"s3", "NAME", "--server", "s3://" + s3test.Bucket + "/" + s3test.Prefix, "--endpoint", "http://" + address,
				"--access-key", s3test.AccessKey, "--secret-file", "SECRET",
			}
		},
	}, s.Files)
}

func webdavInStorm(t *testing.T, _ string) stormPlace {
	s := webdavtest.Serve(t)
	return deskInStorm(stormPlace{
		address: s.Address(), secret: webdavtest.Password,
		add: func(address string) []string {
			return []string{"webdav", "NAME", "--server", s.At(address), "--password-file", "SECRET"}
		},
	}, func(t testing.TB) map[string][]byte { return desktest.Files(t, s.Dir) })
}

// deskInStorm has p be read as a desk reads the files that it got.
func deskInStorm(p stormPlace, files func(t testing.TB) map[string][]byte) stormPlace {
	p.posts = func(t testing.TB) []destinationtest.Post { return desktest.Posts(t, files(t)) }
	p.parts = func(t testing.TB) (n int) {
		all, named := files(t), map[string]bool{}
		for name, data := range all {
			var record struct{ Pictures []struct{ Name string } }
			if filepath.Ext(name) != ".json" {
				continue
			}
			if err := json.Unmarshal(data, &record); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			named[name] = true
			for _, picture := range record.Pictures {
				named[picture.Name] = true
			}
		}
		for name := range all {
			if strings.HasSuffix(name, desk.PartSuffix) || !named[name] {
				n++
			}
		}
		return n
	}
	return p
}

// socialInStorm is a double of a server whose clock can be moved on.
func socialInStorm(t *testing.T, mode mastodondouble.Mode) stormPlace {
	var ahead atomic.Int64
	double := mastodondouble.New(mode, func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) })
	server := httptest.NewServer(double)
	t.Cleanup(server.Close)
	return stormPlace{
		address: server.Listener.Addr().String(), secret: mastodondouble.Token,
		add: func(address string) []string {
			return []string{"mastodon", "NAME", "--server", "http://" + address, "--token-file", "SECRET"}
		},
		posts: func(testing.TB) (all []destinationtest.Post) {
			for _, p := range double.Posts() {
				post := destinationtest.Post{Text: p.Text}
				for _, picture := range p.Pictures {
					post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: picture.SHA256, Alt: picture.Alt})
				}
				all = append(all, post)
			}
			return all
		},
		parts: func(testing.TB) int { return 0 },
		later: func(d time.Duration) { ahead.Add(int64(d)) },
	}
}

// siteInStorm is a double of a site by the book, whose clock can be moved on.
func siteInStorm(t *testing.T, _ string) stormPlace {
	var ahead atomic.Int64
	double := micropubdouble.New(func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) })
	server := httptest.NewServer(double)
	t.Cleanup(server.Close)
	return stormPlace{
		address: server.Listener.Addr().String(), secret: micropubdouble.Token,
		add: func(address string) []string {
			return []string{"micropub", "NAME", "--server", "http://" + address, "--token-file", "SECRET"}
		},
		posts: func(testing.TB) (all []destinationtest.Post) {
			for _, p := range double.Posts() {
				post := destinationtest.Post{Text: p.Text + "\n"}
				for _, word := range p.Properties["category"] { // which other places have at the end of the text
					post.Text += fmt.Sprint("\n#", word)
				}
				for _, picture := range p.Pictures {
					post.Pictures = append(post.Pictures, destinationtest.Picture(picture))
				}
				all = append(all, post)
			}
			return all
		},
		parts: func(testing.TB) int { return 0 },
		later: func(d time.Duration) { ahead.Add(int64(d)) },
	}
}

func folderInStorm(t *testing.T, dir string) stormPlace {
	site := filepath.Join(dir, "site")
	return stormPlace{
		add:   func(string) []string { return []string{"folder", "NAME", site} },
		posts: func(t testing.TB) []destinationtest.Post { return postsOfSite(t, site) },
		parts: func(t testing.TB) int { return strayInSite(t, site) },
	}
}

// postsOfSite are the records of a folder that are shown, with the pictures that lie there.
func postsOfSite(t testing.TB, site string) (posts []destinationtest.Post) {
	t.Helper()
	for name, data := range filesOf(t, site, "entries/*.json") {
		var r struct {
			Text      string
			Withdrawn bool
			Pictures  []struct{ SHA256, Alt string }
		}
		if err := json.Unmarshal(data, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r.Withdrawn {
			continue
		}
		if _, err := os.Stat(strings.TrimSuffix(name, ".json") + ".html"); err != nil {
			t.Errorf("a record has no page: %v", err)
		}
		post := destinationtest.Post{Text: r.Text}
		for _, p := range r.Pictures {
			sum := "not there"
			for _, data := range filesOf(t, site, "pictures/"+p.SHA256+".*") {
				is := sha256.Sum256(data)
				sum = hex.EncodeToString(is[:])
			}
			post.Pictures = append(post.Pictures, destinationtest.Picture{SHA256: sum, Alt: p.Alt})
		}
		posts = append(posts, post)
	}
	return posts
}

// strayInSite counts pages without a record, which readers may see, and pictures that no record names.
func strayInSite(t testing.TB, site string) (n int) {
	t.Helper()
	all := ""
	for name, data := range filesOf(t, site, "entries/*.json") {
		all += string(data) + strings.TrimSuffix(name, ".json") + ".html\n"
	}
	for name := range filesOf(t, site, "pictures/*") {
		if base := filepath.Base(name); !strings.Contains(all, strings.TrimSuffix(base, filepath.Ext(base))) {
			n++
		}
	}
	for name := range filesOf(t, site, "entries/*.html") {
		if !strings.Contains(all, name) {
			n++
		}
	}
	return n
}

func filesOf(t testing.TB, dir, pattern string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
