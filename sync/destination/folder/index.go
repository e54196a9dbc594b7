package folder

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"time"
)

// listed is an entry as the index, the feeds and the map have it, made once.
type listed struct {
	card    template.HTML
	content string          // HTML of a feed's item
	feature json.RawMessage // nil where there is no position
}

// list makes what the pages that list many entries show of r.
func (s site) list(r record) (listed, error) {
	var card, content strings.Builder
	view := viewOf(r)
	if err := pages.ExecuteTemplate(&card, "card.html", view); err != nil {
		return listed{}, err
	}
	if err := pages.ExecuteTemplate(&content, "content.html", s.absolute(view)); err != nil {
		return listed{}, err
	}
	feature, err := s.feature(r)
	return listed{card: template.HTML(card.String()), content: content.String(), feature: feature}, err
}

// absolute makes v's pictures found from anywhere, if it is known where the folder is seen.
func (s site) absolute(v entryView) entryView {
	for i := range v.Pictures {
		v.Pictures[i].File = s.link(v.Pictures[i].File)
	}
	return v
}

type indexView struct {
	Site    site
	State   string
	Entries int
	Span    string
	Days    []*dayView
	Chart   *chartView
}

type dayView struct {
	Title   string
	Machine string
	Areas   string
	Anchor  string
	Cards   []template.HTML
}

// index returns the page that lists all entries by day, newest first.
func (s site) index(order []*item, state string) ([]byte, error) {
	chart, err := chartOf(order)
	if err != nil {
		return nil, err
	}
	view := indexView{
		Site: s, State: stateMark + state, Entries: len(order), Days: days(order), Span: span(order), Chart: chart,
	}
	var b bytes.Buffer
	err = pages.ExecuteTemplate(&b, "index.html", view)
	return b.Bytes(), err
}

const undated = "Undated"

func days(order []*item) []*dayView {
	var out []*dayView
	var last *dayView
	for _, i := range order {
		title, machine := i.day(), ""
		if at, _ := i.taken(); !at.IsZero() {
			machine = at.Format(time.DateOnly)
		} else {
			title = undated
		}
		if last == nil || last.Machine != machine {
			last = &dayView{Title: title, Machine: machine, Anchor: "day-" + machine}
			out = append(out, last)
		}
		last.Cards = append(last.Cards, i.listed.card)
		last.addArea(i.Place.area())
	}
	return out
}

// addArea names another place of the day, once.
func (d *dayView) addArea(area string) {
	if area == "" || strings.Contains(" · "+d.Areas+" · ", " · "+area+" · ") {
		return
	}
	if d.Areas != "" {
		area = d.Areas + " · " + area
	}
	d.Areas = area
}

// span says from when to when the entries are.
func span(order []*item) string {
	var newest, oldest time.Time
	for _, i := range order {
		at, _ := i.taken()
		if at.IsZero() {
			continue
		}
		if newest.IsZero() {
			newest = at
		}
		oldest = at
	}
	const layout = "2 January 2006"
	switch {
	case newest.IsZero():
		return ""
	case newest.Format(layout) == oldest.Format(layout):
		return newest.Format(layout)
	}
	return fmt.Sprintf("%s – %s", oldest.Format(layout), newest.Format(layout))
}
