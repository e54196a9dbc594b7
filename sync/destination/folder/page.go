package folder

import (
	"bytes"
	"embed"
	"html/template"
	"math"
	"net/url"
	"strings"
)

// generator is how every file that the folder rebuilds names its maker, near its beginning.
const generator = "sojourn"

// stateMark comes before the state in the index.
const stateMark = "sojourn "

//go:embed templates
var templates embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{"style": style}).
	ParseFS(templates, "templates/*.html"))

// style returns the style sheet, which is part of the program.
func style() (template.CSS, error) {
	css, err := templates.ReadFile("templates/style.css")
	return template.CSS(css), err
}

// site is what all pages of a folder have in common.
type site struct {
	Title string
	base  *url.URL // where the folder is seen; nil if it is not known
}

// pageView is an entry's page.
type pageView struct {
	Site         site
	Entry        entryView
	Newer, Older *linkView
	Chart        *chartView
}

type linkView struct{ File, Title string }

// entryView is an entry as templates show it.
type entryView struct {
	Title      string
	Headline   string
	Lang       string
	Paragraphs []paragraph
	Day        string // "Monday, 25 February 2013"
	Clock      string
	Hour       string // Clock without its offset
	Machine    string // for the datetime attribute
	Place      string
	Near       string // the nearest name of Place
	Point      string
	Shown      string // where what is shown is, if elsewhere
	ShownPoint string
	Tags       []string
	Pictures   []pictureView
	Page       string
}

// paragraph is its lines.
type paragraph []string

type pictureView struct {
	File          string
	Width, Height int
	Alt           string
}

// page returns the page of r between its neighbours.
func (s site) page(r record, newer, older *record) ([]byte, error) {
	chart, err := r.chart()
	if err != nil {
		return nil, err
	}
	view := pageView{Site: s, Entry: viewOf(r), Newer: linkTo(newer), Older: linkTo(older), Chart: chart}
	var b bytes.Buffer
	err = pages.ExecuteTemplate(&b, "entry.html", view)
	return b.Bytes(), err
}

func linkTo(r *record) *linkView {
	if r == nil {
		return nil
	}
	return &linkView{File: string(r.Entry) + pageExt, Title: r.title()}
}

func viewOf(r record) entryView {
	v := entryView{
		Title: r.title(), Headline: r.Headline, Lang: r.Language, Paragraphs: paragraphs(r.Caption),
		Day: r.day(), Clock: r.clock(), Hour: r.hour(), Machine: r.machine(),
		Place: r.Place.label(), Near: r.Place.near(), Tags: r.tags(), Page: r.pageName(),
		Point: r.Place.degrees(), Shown: r.Shown.label(), ShownPoint: r.Shown.degrees(),
	}
	for _, p := range r.Pictures {
		v.Pictures = append(v.Pictures, pictureView{
			File: p.name(), Width: p.Width, Height: p.Height, Alt: p.words(),
		})
	}
	return v
}

// First is the picture that a list shows; nil if there is none.
func (v entryView) First() *pictureView {
	if len(v.Pictures) == 0 {
		return nil
	}
	return &v.Pictures[0]
}

// More counts the pictures where there is more than one.
func (v entryView) More() int {
	if len(v.Pictures) < 2 {
		return 0
	}
	return len(v.Pictures)
}

// widest is the most that a picture in a list is wider than high, or higher than wide.
const widest = 2.4

// Ratio is the width by the height, within what a row of pictures can hold.
func (v pictureView) Ratio() float64 {
	if v.Width <= 0 || v.Height <= 0 {
		return 1
	}
	ratio := min(widest, max(1/widest, float64(v.Width)/float64(v.Height)))
	return math.Round(ratio*1000) / 1000
}

// words describes p to those who do not see it.
func (p picture) words() string {
	if alt := strings.TrimSpace(p.Alt); alt != "" {
		return alt
	}
	return "Photograph without a description"
}
