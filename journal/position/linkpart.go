package position

import (
	"math"
	"net/url"
	"regexp"
	"strings"

	"sojourn/journal"
)

var (
	twoNumbers = `(-?\d{1,3}(?:\.\d+)?)`
	googlePin  = regexp.MustCompile(`!3d` + twoNumbers + `!4d` + twoNumbers)
	inPaths    = []*regexp.Regexp{
		regexp.MustCompile(`/@` + twoNumbers + `,` + twoNumbers),                                 // Google
		regexp.MustCompile(`#map=[\d.]+/` + twoNumbers + `/` + twoNumbers),                       // OpenStreetMap
		regexp.MustCompile(`/link/(?:map|to|roadview)/(?:.*,)?` + twoNumbers + `,` + twoNumbers), // Kakao
		regexp.MustCompile(`/(?:search|place|l|dir|point)/` + twoNumbers + `,[+ ]?` + twoNumbers),
		regexp.MustCompile(`#[\d.]+/` + twoNumbers + `/` + twoNumbers),
	}
	placeInPath = regexp.MustCompile(`/(?:place|search)/([^/]+)`)
)

func matched(r *regexp.Regexp, text string, swapped bool) (Position, bool) {
	m := r.FindStringSubmatch(text)
	if m == nil {
		return Position{}, false
	}
	return plainPair(m[1], m[2], swapped)
}

func plainPair(a, b string, swapped bool) (Position, bool) {
	if swapped {
		a, b = b, a
	}
	p, err := journal.ParsePoint(strings.TrimSpace(a) + "," + strings.TrimSpace(b))
	return Position{Point: p}, err == nil
}

func named(q url.Values, lat string, lons ...string) (Position, bool) {
	for _, lon := range lons {
		if p, ok := plainPair(q.Get(lat), q.Get(lon), false); ok {
			return p, true
		}
	}
	return Position{}, false
}

var (
	parts     = regexp.MustCompile(`[,~_]`)
	pointWord = regexp.MustCompile(`^(?:point\.|loc:)`)
)

// paired reads values that hold both numbers, or a position in any notation.
func (s site) paired(q url.Values, find Finder) (Position, bool) {
	for _, name := range s.pairs {
		value := pointWord.ReplaceAllString(labelOfIt.ReplaceAllString(q.Get(name), ""), "")
		if numbers := parts.Split(value, -1); len(numbers) >= 2 {
			if p, ok := plainPair(numbers[0], numbers[1], s.swapped); ok {
				return p, true
			}
		}
		if strings.Contains(value, "://") {
			continue
		}
		if p, err := parse(value, find); value != "" && err == nil {
			return p, true
		}
	}
	return Position{}, false
}

func inPath(rest string, find Finder) (Position, bool) {
	if m := placeInPath.FindStringSubmatch(rest); m != nil && !strings.Contains(m[1], "://") {
		if p, err := parse(strings.ReplaceAll(m[1], "+", " "), find); err == nil {
			return p, true
		}
	}
	for _, r := range inPaths {
		if p, ok := matched(r, rest, false); ok {
			return p, true
		}
	}
	return Position{}, false
}

// mercator reads Naver's "14000000.1,4700000.2,15": metres on the map.
func mercator(value string) (Position, bool) {
	numbers := strings.Split(value, ",")
	if len(numbers) < 2 {
		return Position{}, false
	}
	x, y := altitude(numbers[0]), altitude(numbers[1])
	if x == nil || y == nil || math.Abs(*x) < 1000 || math.Abs(*y) < 1000 {
		return Position{}, false
	}
	p := journal.Point{
		Lat: round(math.Atan(math.Sinh(*y/equator)) * 180 / math.Pi),
		Lon: round(*x / equator * 180 / math.Pi),
	}
	return Position{Point: p}, p.Valid()
}

// xy reads Mapy's x and y, which are longitude and latitude. Elsewhere they may be anything.
func xy(u *url.URL, q url.Values) (Position, bool) {
	if !strings.Contains(u.Hostname(), "mapy.") {
		return Position{}, false
	}
	return plainPair(q.Get("x"), q.Get("y"), true)
}

const osmDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~"

// short reads OpenStreetMap's osm.org/go/: three bits of each axis a character, longitude first.
func short(u *url.URL) (Position, bool) {
	code, ok := strings.CutPrefix(u.Path, "/go/")
	host := u.Hostname()
	if !ok || !strings.HasSuffix(host, "osm.org") && !strings.HasSuffix(host, "openstreetmap.org") {
		return Position{}, false
	}
	code = strings.TrimRight(strings.ReplaceAll(code, "@", "~"), "-")
	lat, lon, size := 0.0, 0.0, 1.0 // as parts of the whole
	for i := range len(code) {
		digit := strings.IndexByte(osmDigits, code[i])
		if digit < 0 {
			return Position{}, false
		}
		for bit := 5; bit >= 0; bit -= 2 {
			size /= 2
			lon += size * float64(digit>>bit&1)
			lat += size * float64(digit>>(bit-1)&1)
		}
	}
	p := journal.Point{Lat: round((lat+size/2)*180 - 90), Lon: round((lon+size/2)*360 - 180)}
	return Position{Point: p, Accuracy: size * 90 * metresPerDegree}, code != "" && p.Valid()
}
