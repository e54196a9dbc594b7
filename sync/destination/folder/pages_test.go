package folder_test

import (
	"encoding/json"
	"encoding/xml"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sojourn/journal"
	"sojourn/sync/destination/destinationtest"
)

// journey publishes a few days in several scripts and returns the folder.
func journey(t testing.TB) string {
	dir := t.TempDir()
	to := open(t, dir)
	square := taken(t, "평양의 아침.\n눈이 온다.\n\n두 번째 단락 <script>alert(1)</script>", "2013-02-25T16:29:31", 2)
	square.Message.Place = &journal.Place{
		Point: &journal.Point{Lat: 39.01953, Lon: 125.75275}, Name: "Kim Il Sung Square",
		City: "Pyongyang", Country: "North Korea", CountryCode: "KP",
	}
	square.Message.Hashtags, square.Message.Language = []string{"#Pyongyang", "#겨울"}, "ko"
	deliver(t, to, square)
	deliver(t, to, taken(t, "صباح الخير من بيونغ يانغ #صباح", "2013-02-24T07:10:00", 1))
	deliver(t, to, taken(t, "A note from the train 🚂, without a picture", "2013-02-24T19:00:00", 0))
	headed := destinationtest.Dispatch(t, "", 1)
	headed.Message.Headline = "No day, no words"
	headed.Pictures[0].Alt = ""
	deliver(t, to, headed)
	return dir
}

func TestIndexGoesByDayNewestFirst(t *testing.T) {
	var headings, pages []string
	for n := range parse(t, filepath.Join(journey(t), "index.html")).Descendants() {
		if n.DataAtom == atom.H2 {
			headings = append(headings, text(n))
		}
		if n.DataAtom == atom.B {
			pages = append(pages, text(n))
		}
	}
	want := []string{"Monday, 25 February 2013 Pyongyang", "Sunday, 24 February 2013", "Undated"}
	if !slices.Equal(headings, want) {
		t.Errorf("days %q, want %q", headings, want)
	}
	order := []string{
		"평양의 아침.", "A note from the train 🚂, without a picture", "صباح الخير من بيونغ يانغ #صباح", "No day, no words",
	}
	if !slices.Equal(pages, order) {
		t.Errorf("entries %q, want %q", pages, order)
	}
}

func TestPagesLeadToTheirNeighbours(t *testing.T) {
	dir := journey(t)
	next := filepath.Join(dir, filepath.FromSlash(firstPage(t, dir)))
	var titles []string
	for next != "" {
		page := parse(t, next)
		path := next
		next = ""
		for n := range page.Descendants() {
			if n.DataAtom == atom.H1 {
				titles = append(titles, text(n))
			}
			if n.DataAtom == atom.A && attr(n, "rel") == "next" {
				next = filepath.Join(filepath.Dir(path), attr(n, "href"))
			}
		}
	}
	if len(titles) != 4 {
		t.Errorf("from page to page: %q, want 4 titles", titles)
	}
}

func firstPage(t testing.TB, dir string) string {
	for n := range parse(t, filepath.Join(dir, "index.html")).Descendants() {
		if n.DataAtom == atom.A && strings.HasPrefix(attr(n, "href"), "entries/") {
			return attr(n, "href")
		}
	}
	t.Fatal("the index has no entry")
	return ""
}

func TestPagesAreSelfContained(t *testing.T) {
	for _, path := range htmlFiles(t, journey(t)) {
		for n := range parse(t, path).Descendants() {
			if n.DataAtom == atom.Script {
				t.Errorf("%s has a script", path)
			}
			for _, a := range n.Attr {
				if strings.Contains(a.Val, "://") || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: %s=%q", path, a.Key, a.Val)
				}
			}
			if n.DataAtom == atom.Img && attr(n, "alt") == "" {
				t.Errorf("%s: a picture without words", path)
			}
		}
	}
}

// TestPagesAreValid asks the judges that are installed.
func TestPagesAreValid(t *testing.T) {
	dir := journey(t)
	judges := [][]string{
		{"tidy", "-q", "-e", "--drop-empty-elements", "no"},
		{"xmllint", "--html", "--noout", "--nowarning", "--nodefdtd"},
	}
	for _, judge := range judges {
		t.Run(judge[0], func(t *testing.T) {
			if _, err := exec.LookPath(judge[0]); err != nil {
				t.Skip("not installed")
			}
			for _, path := range htmlFiles(t, dir) {
				out, err := exec.Command(judge[0], append(judge[1:], path)...).CombinedOutput()
				if out := complaints(string(out)); out != "" {
					t.Errorf("%s: %v\n%s", path, err, out)
				}
			}
		})
	}
}

// complaints drops what judges older than HTML 5.1 say of elements and attributes they do not know.
func complaints(out string) string {
	var kept []string
	for line := range strings.Lines(out) {
		known := strings.Contains(line, "Tag ") || strings.Contains(line, "proprietary attribute") ||
			strings.Contains(line, `attribute "lang" lacks value`) || strings.Contains(line, `has invalid value ""`)
		if strings.Contains(line, "error") && !known || strings.Contains(line, "Warning") && !known {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func htmlFiles(t testing.TB, dir string) []string {
	return append(glob(t, filepath.Join(dir, "entries", "*.html")), filepath.Join(dir, "index.html"))
}

func TestJSONFeed(t *testing.T) {
	var feed struct {
		Version, Title string
		Items          []struct {
			ID, URL, Image string
			Text           string    `json:"content_text"`
			HTML           string    `json:"content_html"`
			Published      time.Time `json:"date_published"`
		}
	}
	if err := json.Unmarshal(read(t, filepath.Join(journey(t), "feed.json")), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title != "여행기 – Journey" || len(feed.Items) != 4 {
		t.Fatalf("%+v", feed)
	}
	first := feed.Items[0]
	if !strings.Contains(first.Text, "눈이 온다") || !strings.Contains(first.HTML, "&lt;script&gt;") || first.Image == "" {
		t.Errorf("%+v", first)
	}
	if got := first.Published.UTC().Format(time.RFC3339); got != "2013-02-25T07:29:31Z" {
		t.Errorf("published at %s", got)
	}
}

func TestAtom(t *testing.T) {
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Author  string   `xml:"author>name"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(read(t, filepath.Join(journey(t), "atom.xml")), &feed); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{feed.ID: true}
	for _, e := range feed.Entries {
		ids[e.ID] = true
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
			t.Error(err)
		}
	}
	if len(ids) != 5 || feed.Author == "" || feed.Entries[0].Title != "평양의 아침." {
		t.Errorf("%+v", feed)
	}
}

func TestGeoJSON(t *testing.T) {
	var all struct {
		Type     string
		Features []struct {
			Type     string
			Geometry struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(read(t, filepath.Join(journey(t), "journal.geojson")), &all); err != nil {
		t.Fatal(err)
	}
	if all.Type != "FeatureCollection" || len(all.Features) != 1 {
		t.Fatalf("%+v, want the one entry that has a position", all)
	}
	f := all.Features[0]
	if f.Geometry.Type != "Point" || !slices.Equal(f.Geometry.Coordinates, []float64{125.75275, 39.01953}) {
		t.Errorf("%+v, want longitude first", f.Geometry)
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
