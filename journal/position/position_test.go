package position_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/journal/position"
)

var square = journal.Point{Lat: 39.0339, Lon: 125.7543} // Kim Il Sung Square

// find knows where Pyongyang is; "" is the sea off Fiji.
func find(name string) (journal.Point, bool) {
	switch name {
	case "Pyongyang", "Pyongyang, North Korea":
		return journal.Point{Lat: 39.03385, Lon: 125.75432}, true
	case "":
		return journal.Point{Lat: -16.5, Lon: 179.99}, true
	}
	return journal.Point{}, false
}

func TestParseReadsEveryWriting(t *testing.T) {
	for _, text := range []string{
		"39.0339,125.7543", "39.0339 125.7543", " 39.0339,\t125.7543 ", "(39.0339, 125.7543)", "[39.0339; 125.7543]",
		"+39.0339, +125.7543", "39,0339 125,7543", "39,0339; 125,7543", "39,0339, 125,7543", "39,0339N 125,7543E",
		"39.0339N 125.7543E", "N39.0339 E125.7543", "39.0339° N, 125.7543° E", "125.7543E 39.0339N", "E 125.7543, N 39.0339",
		"39.0339 north, 125.7543 east", "lat 39.0339 lon 125.7543", "Latitude: 39.0339, Longitude: 125.7543",
		"lon=125.7543, lat=39.0339", "39.0339/125.7543", "３９.０３３９，１２５.７５４３", "٣٩٫٠٣٣٩، ١٢٥٫٧٥٤٣",
		"\u200e39.0339, 125.7543\u200e", "39.0339,125.7543.",
		"39°02'02.04\"N 125°45'15.48\"E", "39° 2′ 2.04″ N, 125° 45′ 15.48″ E", "39º02’02.04”N 125º45’15.48”E",
		"39 deg 2' 2.04\" N, 125 deg 45' 15.48\" E", "N 39° 02.034 E 125° 45.258", "N39°02.034' E125°45.258'",
		"39°2,034'N 125°45,258'E", "39 2 2.04 125 45 15.48", "39 2 2.04 N 125 45 15.48 E", "39 02.034 125 45.258",
		"39-02-02.04N 125-45-15.48E", "39:02:02.04N 125:45:15.48E", "39d02m02.04sN 125d45m15.48sE",
		"39d2'2.04\" 125d45'15.48\"", "39°02'02.04'' N 125°45'15.48'' E", "39°2'2.04\", 125°45'15.48\"",
		"북위 39도 2분 2.04초, 동경 125도 45분 15.48초", "北緯39度2分2.04秒 東経125度45分15.48秒", "北纬39°2′2.04″，东经125°45′15.48″",
		"39°02′02.04″ с. ш. 125°45′15.48″ в. д.",
		"+39.0339+125.7543/", "+39.0339+125.7543+027.5/", "+3902.034+12545.258/", "+390202.04+1254515.48CRSWGS_84/",
		"geo:39.0339,125.7543", "GEO:39.0339,125.7543,27;u=35", "geo:39.0339,125.7543;crs=wgs84?z=14",
		"geo:0,0?q=39.0339,125.7543(Kim%20Il%20Sung%20Square)", "geo:0,0?q=39.0339%2C125.7543",
	} {
		got, err := position.Parse(text, find)
		if err != nil || got.Point != square {
			t.Errorf("%q: %v as %q, %v", text, got.Point, got.Notation, err)
		}
	}
}

func TestParseReadsPlusCodes(t *testing.T) {
	for text, want := range map[string]journal.Point{
		"8QF72QM3+HP":                     {Lat: 39.0339375, Lon: 125.7543125},
		"8qf72qm3+hp7":                    {Lat: 39.0339125, Lon: 125.754296875},
		"37QH6P22+22":                     {Lat: -54.7999375, Lon: -68.2999375},
		"CVXXXXRR+22":                     {Lat: 89.9900625, Lon: 179.9900625},
		"8FVC9G8F+6XQ":                    {Lat: 47.3655875, Lon: 8.524984375},
		"8Q000000+":                       {Lat: 40, Lon: 130},
		"8QFX0000+":                       {Lat: 39.5, Lon: 139.5},
		"2QM3+HP Pyongyang":               {Lat: 39.0339375, Lon: 125.7543125},
		"2QM3+HP, Pyongyang, North Korea": {Lat: 39.0339375, Lon: 125.7543125},
		"M3+HP Pyongyang":                 {Lat: 39.0339375, Lon: 125.7543125},
		"2222+22":                         {Lat: -16.9999375, Lon: -179.9999375}, // over the antimeridian
	} {
		got, err := position.Parse(text, find)
		if err != nil || got.Point.Distance(want) > 0.01 || got.Accuracy <= 0 {
			t.Errorf("%q: %v ±%v, %v; want %v", text, got.Point, got.Accuracy, err, want)
		}
	}
}

// Grid references and points by GeographicLib: all zones, both poles, the odd zones of Norway and Svalbard.
func TestParseReadsGrids(t *testing.T) {
	file, err := os.Open("testdata/grid.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		columns := strings.Split(lines.Text(), "|")
		if len(columns) != 4 {
			continue
		}
		checkGrid(t, columns[0], columns[2], 0.001)
		if zone, rest, _ := strings.Cut(columns[1], " "); len(zone) == 3 {
			half := map[byte]string{'n': " north ", 's': " south "}[zone[2]]
			checkGrid(t, zone[:2]+half+rest, columns[3], 0.01)
		}
	}
}

func checkGrid(t *testing.T, text, point string, metres float64) {
	t.Helper()
	want, err := journal.ParsePoint(point)
	if err != nil {
		t.Fatal(err)
	}
	got, err := position.Parse(text, nil)
	if err != nil || got.Point.Distance(want) > metres {
		t.Errorf("%s: %v, %v: %.4f m from %v", text, got.Point, err, got.Point.Distance(want), want)
	}
}

func TestParseReadsGridsAsTheyAreWritten(t *testing.T) {
	for text, most := range map[string]float64{
		"51S YD 38405 24148": 1, "51SYD3840524148": 1, "51s yd 384 241": 100, "MGRS: 51SYD 3840524148": 1, "51SYD38402414": 10,
		"51SYD32": 10_000, "51SYD": 100_000,
		"51 north 738405 4324149": 1, "UTM 51 North 738405mE 4324149mN": 1, "51 North, 738405.00 m E, 4324148.86 m N": 1,
	} {
		got, err := position.Parse(text, nil)
		if err != nil || got.Point.Distance(square) > most {
			t.Errorf("%q: %v, %v: %.1f m off", text, got.Point, err, got.Point.Distance(square))
		}
	}
}

func TestParseReadsLinks(t *testing.T) {
	const at = "39.0339,125.7543"
	for _, link := range []string{
		"https://www.google.com/maps/@" + at + ",17z",
		"https://www.google.com/maps/place/Kim+Il+Sung+Square/@39.03,125.74,16z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d39.0339!4d125.7543",
		"https://maps.google.com/?q=" + at, "https://maps.google.com/maps?q=39.0339%2C125.7543", "google.com/maps?q=loc:" + at,
		"https://www.google.com/maps/search/?api=1&query=39.0339%2C125.7543",
		"https://www.google.com/maps/search/39.0339,+125.7543?shorturl=1",
		"https://www.google.com/maps/place/39%C2%B002'02.04%22N+125%C2%B045'15.48%22E/@39.0,125.7,17z",
		"https://www.openstreetmap.org/#map=17/39.0339/125.7543",
		"https://www.openstreetmap.org/?mlat=39.0339&mlon=125.7543#map=12/39.1/125.9",
		"https://www.openstreetmap.org/node/1#map=17/39.0339/125.7543&layers=N",
		"https://maps.apple.com/?ll=" + at + "&q=Square", "maps.apple.com/?q=" + at, "https://maps.apple.com/place?coordinate=" + at + "&name=X",
		"https://www.bing.com/maps?cp=39.0339~125.7543&lvl=16", "https://bing.com/maps/default.aspx?sp=point.39.0339_125.7543_Here&cp=1~2",
		"https://map.kakao.com/link/map/광장,39.0339,125.7543", "https://map.kakao.com/link/to/39.0339,125.7543",
		"nmap://place?lat=39.0339&lng=125.7543&name=x", "https://map.naver.com/?lng=125.7543&lat=39.0339",
		"https://yandex.ru/maps/?ll=125.7543%2C39.0339&z=17", "https://yandex.com/maps/?ll=1,2&pt=125.7543,39.0339",
		"https://waze.com/ul?ll=39.0339%2C125.7543&navigate=yes", "https://share.here.com/l/" + at, "https://mapy.cz/zakladni?x=125.7543&y=39.0339",
		"https://wikimapia.org/#lang=en&lat=39.0339&lon=125.7543&z=14", "We are here: https://maps.google.com/?q=" + at + " see you",
		"https://example.org/somewhere?lat=39.0339&lon=125.7543",
	} {
		got, err := position.Parse(link, find)
		if err != nil || got.Point.Distance(square) > 0.1 {
			t.Errorf("%s: %v, %v", link, got.Point, err)
		}
	}
}

func TestParseReadsLinksToARoughPlace(t *testing.T) {
	for link, most := range map[string]float64{
		"https://map.naver.com/p?c=13998940.7,4727700.2,15,0,0,0,dh": 5_000,
		"https://www.google.com/maps?q=8QF72QM3%2BHP":                20,
	} {
		got, err := position.Parse(link, find)
		if err != nil || got.Point.Distance(square) > most {
			t.Errorf("%s: %v, %v: %.0f m", link, got.Point, err, got.Point.Distance(square))
		}
	}
	got, err := position.Parse("https://osm.org/go/0EEQjE--", nil) // of the OpenStreetMap wiki
	if want := (journal.Point{Lat: 51.510998, Lon: 0.054932}); err != nil || got.Point.Distance(want) > 500 {
		t.Errorf("%v, %v", got.Point, err)
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"91,125":                         "latitude",
		"125.7543,39.0339":               "latitude comes first: 39.0339,125.7543",
		"39,181":                         "not on Earth",
		"0,0":                            "0, 0 is no place",
		"39°61'N 125°1'E":                "61 is no number of minutes",
		"39.5°30'N 125°1'E":              "no decimals",
		"-39.5S 125E":                    "a minus and S",
		"39N 40N":                        "both are on one axis",
		"51S 738405 4324149":             "S may be the band",
		"51T 738405 4324149":             "not in band T",
		"51SYD123":                       "not complete",
		"51SAA1212":                      "no square AA",
		"61SYD1212":                      "no zone 61S",
		"2QM3+HP":                        "", // find knows where one is
		"2QM3+HP Atlantis":               "no place is called Atlantis",
		"8QF72QM3+H":                     "no Plus Code",
		"geo:91,0":                       "latitude",
		"geo:x":                          "no latitude and longitude",
		"geo:1,2;crs=moon":               "another system",
		"https://maps.app.goo.gl/abcDEF": "only a server knows",
		"https://naver.me/x":             "only a server knows",
		"https://w3w.co/a.b.c":           "only a server knows",
		"https://uri.amap.com/marker?position=116.4,39.9": "shifted",
		"https://example.org/":                            "holds no coordinates",
	} {
		_, err := position.Parse(text, find)
		if said := fmt.Sprint(err) + journal.HintOf(err); want == "" && err != nil || !strings.Contains(said, want) {
			t.Errorf("%q: %s", text, said)
		}
		if want != "" && (journal.KindOf(err) != journal.Invalid || errors.Is(err, position.ErrOther)) {
			t.Errorf("%q: %v is no mistake in a position", text, err)
		}
	}
	if _, err := position.Parse("2QM3+HP", nil); err == nil || errors.Is(err, position.ErrOther) {
		t.Errorf("a short code from nowhere: %v", err)
	}
}

func TestParseLeavesNamesAlone(t *testing.T) {
	for _, text := range []string{
		"", "Pyongyang", "평양", "6 October", "39", "39.03", "St. John's", "Paris 12", "North Korea", "East 42", "100 Mile House",
		"e", "N", "A", "ABC", "Zaa", "51", "m2", "10.0.0.1", "!?", "\xff", "13:30", "2013-02-25",
	} {
		if got, err := position.Parse(text, find); !errors.Is(err, position.ErrOther) {
			t.Errorf("%q: %v as %q, %v", text, got.Point, got.Notation, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"39.0339,125.7543", "39,03 125,75", "39°02'02.04\"N 125°45'15.48\"E", "2QM3+HP Pyongyang", "51SYD3840524148",
		"51 north 738405 4324149", "geo:0,0?q=1,2(x)", "https://osm.org/go/0EEQjE--", "+390202.04+1254515.48/", "ZAG3925360746",
		"https://maps.google.com/?q=8QF72QM3%2BHP", "http://[", "geo:1,2;u=1e400", "°'\"", "北緯39度", "\x00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := position.Parse(text, find)
		if err != nil {
			if journal.KindOf(err) != journal.Invalid {
				t.Errorf("%v", err)
			}
			return
		}
		if !p.Point.Valid() || p.Notation == "" || p.Accuracy < 0 {
			t.Errorf("%+v", p)
		}
		again, err := position.Parse(p.Point.String(), nil)
		if err == nil && again.Point.Distance(p.Point) > 2 {
			t.Errorf("%v is read as %v", p.Point, again.Point)
		}
	})
}
