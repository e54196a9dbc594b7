package position

import (
	"net/url"
	"regexp"
	"strings"
)

var linkStart = regexp.MustCompile(`(?i)\b(?:[a-z][a-z0-9+.-]*://|(?:(?:www|maps?)\.)?` +
	`(?:google|openstreetmap|apple|bing|naver|kakao|waze|yandex|osm|goo|g|her)\.[a-z.]+/)\S+`)

// site is what is known of the links of one kind of map.
type site struct {
	host    *regexp.Regexp
	refused string // why its links cannot be read
	pairs   []string
	swapped bool // longitude first
}

// sites are asked in order; the last one takes any host.
var sites = []site{
	{
		host:    hosts(`maps\.app\.goo\.gl|goo\.gl|g\.co|naver\.me|kko\.to|kko\.kakao\.com|bit\.ly|t\.co|tinyurl\.com|her\.is`),
		refused: "this short link holds no coordinates: only a server knows where it leads",
	},
	{host: hosts(`what3words\.com|w3w\.co`), refused: "three words hold no coordinates: only a server knows them"},
	{
		host:    hosts(`amap\.com|gaode\.com|baidu\.com|map\.qq\.com`),
		refused: "maps of China are shifted by up to 700 m in their links",
	},
	{host: hosts(`yandex\.[a-z.]+`), pairs: []string{"whatshere[point]", "pt", "ll"}, swapped: true},
	{host: hosts(`bing\.com`), pairs: []string{"sp", "cp"}},
	{host: regexp.MustCompile(``), pairs: []string{
		"coordinate", "q", "query", "ll", "destination", "daddr", "center", "sll", "cp", "viewpoint", "map",
	}},
}

func hosts(of string) *regexp.Regexp { return regexp.MustCompile(`(?i)(?:^|\.)(?:` + of + `)$`) }

const pasteHint = "open it in a browser and paste the long link, or the coordinates, from there"

// readLink reads the coordinates in a link to a map, which may stand in other words.
func readLink(text string, find Finder) (Position, error) {
	found := linkStart.FindString(text)
	if found == "" {
		return Position{}, ErrOther
	}
	if !strings.Contains(found, "://") {
		found = "https://" + found
	}
	u, err := url.Parse(strings.TrimRight(found, ".,;)>\"'"))
	if err != nil {
		return Position{}, wrong(pasteHint, "this link is damaged")
	}
	for _, s := range sites {
		if !s.host.MatchString(u.Hostname()) {
			continue
		}
		if s.refused != "" {
			return Position{}, wrong(pasteHint, "%s", s.refused)
		}
		p, err := s.read(u, find)
		p.Notation = "link to a map"
		return p, err
	}
	return Position{}, ErrOther
}

// queryOf is what can be read of a query; a broken part spoils no other.
func queryOf(raw string) url.Values { values, _ := url.ParseQuery(raw); return values }

// read tries what is most exact first: a pin, then a named value, then the middle of the map.
func (s site) read(u *url.URL, find Finder) (Position, error) {
	q, rest := queryOf(u.RawQuery), u.Path+"#"+u.Fragment
	for k, v := range queryOf(u.Fragment) {
		q[k] = append(q[k], v...)
	}
	for _, try := range []func() (Position, bool){
		func() (Position, bool) { return matched(googlePin, rest+q.Encode(), false) },
		func() (Position, bool) { return named(q, "mlat", "mlon") },
		func() (Position, bool) { return named(q, "lat", "lon", "lng", "long", "longitude") },
		func() (Position, bool) { return named(q, "latitude", "lon", "lng", "longitude") },
		func() (Position, bool) { return s.paired(q, find) },
		func() (Position, bool) { return short(u) },
		func() (Position, bool) { return inPath(rest, find) },
		func() (Position, bool) { return mercator(q.Get("c")) },
		func() (Position, bool) { return xy(u, q) },
	} {
		if p, ok := try(); ok {
			return p, nil
		}
	}
	return Position{}, wrong(pasteHint, "this link holds no coordinates that can be read")
}
