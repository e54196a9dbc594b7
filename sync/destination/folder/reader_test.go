package folder_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sojourn/sync/destination/destinationtest"
)

// postsOf reads the pages as a visitor does: the index, and every page that it leads to.
func postsOf(t testing.TB, dir string) []destinationtest.Post {
	t.Helper()
	var posts []destinationtest.Post
	index := filepath.Join(dir, "index.html")
	if _, err := os.Stat(index); os.IsNotExist(err) {
		return nil
	}
	for n := range parse(t, index).Descendants() {
		if n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "entries/") {
			posts = append(posts, postOf(t, filepath.Join(dir, filepath.FromSlash(attr(n, "href")))))
		}
	}
	return posts
}

func postOf(t testing.TB, page string) (post destinationtest.Post) {
	t.Helper()
	var words strings.Builder
	for n := range parse(t, page).Descendants() {
		switch {
		case n.DataAtom == atom.Img:
			post.Pictures = append(post.Pictures, destinationtest.Picture{
				SHA256: sum(t, filepath.Join(filepath.Dir(page), filepath.FromSlash(attr(n, "src")))),
				Alt:    attr(n, "alt"),
			})
		case n.Type == html.TextNode && under(n, atom.P):
			words.WriteString(n.Data)
		case n.DataAtom == atom.Br, n.DataAtom == atom.P:
			words.WriteString("\n")
		}
	}
	post.Text = words.String()
	return post
}

func parse(t testing.TB, path string) *html.Node {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func under(n *html.Node, a atom.Atom) bool {
	for p := range n.Ancestors() {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func sum(t testing.TB, path string) string {
	t.Helper()
	hash := sha256.Sum256(read(t, path))
	return hex.EncodeToString(hash[:])
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
