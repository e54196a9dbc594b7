package xmp_test

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

const spaces = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"`

// packet wraps what one description says: its attributes and its elements.
func packet(attrs, elements string) string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ` + spaces + `><rdf:Description rdf:about="" ` +
		attrs + `>` + elements + `</rdf:Description></rdf:RDF></x:xmpmeta>`
}

func read(t *testing.T, text string) xmp.Packet {
	t.Helper()
	p, err := xmp.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReadEveryFormOfRDF(t *testing.T) {
	for name, tc := range map[string]struct {
		attrs, elements string
		want            xmp.Packet
	}{
		"attributes": {
			`photoshop:Headline="려명거리" xmp:Rating="4" dc:description="a &amp; b"`, "",
			xmp.Packet{Headline: "려명거리", Rating: 4, Description: "a & b"},
		},
		"elements": {
			"", "<photoshop:Headline>려명거리</photoshop:Headline>\n<xmp:Rating> -1 </xmp:Rating>",
			xmp.Packet{Headline: "려명거리", Rating: -1},
		},
		"the default of several languages": {
			"", `<dc:description><rdf:Alt><rdf:li xml:lang="ko">비</rdf:li><rdf:li xml:lang="x-default">Rain</rdf:li>` +
				`</rdf:Alt></dc:description>`,
			xmp.Packet{Description: "Rain"},
		},
		"the first language where there is no default": {
			"", `<dc:description><rdf:Alt><rdf:li xml:lang="ko">비</rdf:li><rdf:li xml:lang="ar">مطر</rdf:li>` +
				`</rdf:Alt></dc:description>`,
			xmp.Packet{Description: "비"},
		},
		"alt text in one form or another": {
			"", `<Iptc4xmpCore:AltTextAccessibility>평양 거리</Iptc4xmpCore:AltTextAccessibility>`,
			xmp.Packet{Alt: "평양 거리"},
		},
		"lists": {
			"", `<dc:subject><rdf:Bag><rdf:li>비</rdf:li><rdf:li> rain </rdf:li><rdf:li/></rdf:Bag></dc:subject>` +
				`<dc:creator><rdf:Seq><rdf:li>김</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>ko</rdf:li></rdf:Bag></dc:language>`,
			xmp.Packet{Keywords: []string{"비", "rain"}, Creators: []string{"김"}, Language: "ko"},
		},
		"a list of one without a list": {
			`dc:subject="rain"`, `<dc:creator>김</dc:creator>`,
			xmp.Packet{Keywords: []string{"rain"}, Creators: []string{"김"}},
		},
		"leaves where there are only paths": {
			"", `<lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Korea|평양</rdf:li></rdf:Bag></lr:hierarchicalSubject>`,
			xmp.Packet{Keywords: []string{"평양"}},
		},
		"no leaves where there are keywords": {
			`dc:subject="rain"`, `<lr:hierarchicalSubject><rdf:Bag><rdf:li>Weather|rain</rdf:li></rdf:Bag></lr:hierarchicalSubject>`,
			xmp.Packet{Keywords: []string{"rain"}},
		},
		"a value with qualifiers": {
			"", `<photoshop:Headline rdf:parseType="Resource"><rdf:value>려명거리</rdf:value>` +
				`<crs:Why>so</crs:Why></photoshop:Headline>`,
			xmp.Packet{Headline: "려명거리"},
		},
		"what belongs to other programs": {
			`crs:Exposure="+1"`, `<crs:Look><rdf:Description><crs:Name>dc</crs:Name></rdf:Description></crs:Look>` +
				`<crs:description>no</crs:description>`,
			xmp.Packet{},
		},
		"a rating that is none": {`xmp:Rating="99"`, "", xmp.Packet{}},
		"half a star":           {`xmp:Rating="4.5"`, "", xmp.Packet{Rating: 4}},
		"escape sequences":      {"", "<photoshop:Headline>\x1b[31mred&#x1b;</photoshop:Headline>", xmp.Packet{Headline: "[31mred"}},
		"an entity nobody knows": {
			"", "<photoshop:Headline>a &nbsp; b</photoshop:Headline>", xmp.Packet{Headline: "a &nbsp; b"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, packet(tc.attrs, tc.elements)); !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got  %+v\nwant %+v", got, tc.want)
			}
		})
	}
}

func TestSeveralDescriptionsAreOne(t *testing.T) {
	got := read(t, `<rdf:RDF `+spaces+`><rdf:Description dc:title="one" photoshop:City=""/>`+
		`<rdf:Description dc:title="two" photoshop:Headline="표제"/></rdf:RDF>`)
	if want := (xmp.Packet{Title: "one", Headline: "표제"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestPrefixesAreOnlyNames(t *testing.T) {
	got := read(t, `<a:RDF xmlns:a="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a:Description `+
		`xmlns:p="http://ns.adobe.com/photoshop/1.0" p:Headline="표제" xmlns:dc="urn:other" dc:title="other"/></a:RDF>`)
	if want := (xmp.Packet{Headline: "표제"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestReadPosition(t *testing.T) {
	const pyongyang = "39.03000, 125.75000"
	for name, tc := range map[string]struct{ lat, lon, want string }{
		"degrees and minutes":          {"39,1.8N", "125,45E", pyongyang},
		"degrees, minutes and seconds": {"39,1,48N", "125,45,0E", pyongyang},
		"south and west":               {"39,1.8S", "125,45W", "-39.03000, -125.75000"},
		"plain degrees":                {"39.03", "125.75", pyongyang},
		"plain degrees with a sign":    {"-39.03", "-125.75", "-39.03000, -125.75000"},
		"degrees and a letter":         {"39.03 N", "E125.75", pyongyang},
		"no hemisphere":                {"39,1.8", "125,45", ""},
		"zero":                         {"0,0N", "0,0E", ""},
		"not on Earth":                 {"99,0N", "125,45E", ""},
		"words":                        {"북위", "동경", ""},
		"no number":                    {"NaN", "1/0E", ""},
		"half a position":              {"39,1.8N", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := read(t, packet(`exif:GPSLatitude="`+tc.lat+`" exif:GPSLongitude="`+tc.lon+`"`, ""))
			got := ""
			if p.Place != nil {
				got = p.Place.Point.String()
			}
			if got != tc.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestReadWhatGoesWithAPosition(t *testing.T) {
	p := read(t, packet(`exif:GPSLatitude="31,30N" exif:GPSLongitude="35,28.5E" exif:GPSAltitude="4305/10"
		exif:GPSAltitudeRef="1" exif:GPSHPositioningError="5/1" exif:GPSImgDirection="27050/100" exif:GPSImgDirectionRef="T"`, ""))
	if p.Place == nil || p.Place.Alt == nil || *p.Place.Alt != -430.5 || p.Place.Accuracy != 5 ||
		p.Direction == nil || *p.Direction != 270.5 {
		t.Errorf("got %+v", p)
	}
	if p := read(t, packet(`exif:GPSImgDirection="10/1" exif:GPSImgDirectionRef="M"`, "")); p.Direction != nil {
		t.Errorf("a magnetic direction is taken for a true one: %v", *p.Direction)
	}
}

func TestReadNamesOfPlaces(t *testing.T) {
	core := `photoshop:City="Pyongyang" photoshop:State="평양" photoshop:Country="North Korea"
		Iptc4xmpCore:Location="려명거리" Iptc4xmpCore:CountryCode="PRK"`
	want := journal.Place{
		Source: journal.PlaceGazetteer, Name: "려명거리", City: "Pyongyang", Region: "평양",
		Country: "North Korea", CountryCode: "KP",
	}
	fields := `<Iptc4xmpExt:City>Seoul</Iptc4xmpExt:City><Iptc4xmpExt:CountryCode>KR</Iptc4xmpExt:CountryCode>` +
		`<exif:GPSLatitude>37,30N</exif:GPSLatitude><exif:GPSLongitude>127,0E</exif:GPSLongitude>`
	point := journal.Point{Lat: 37.5, Lon: 127}
	seoul := journal.Place{Source: journal.PlaceExif, City: "Seoul", CountryCode: "KR", Point: &point}
	list := func(item string) string {
		return `<Iptc4xmpExt:LocationCreated><rdf:Bag>` + item + `</rdf:Bag></Iptc4xmpExt:LocationCreated>`
	}
	for name, tc := range map[string]struct {
		attrs, elements string
		want            journal.Place
	}{
		"the core":                      {core, "", want},
		"where it was made is better":   {core, list(`<rdf:li rdf:parseType="Resource">` + fields + `</rdf:li>`), seoul},
		"as a description":              {core, list(`<rdf:li><rdf:Description>` + fields + `</rdf:Description></rdf:li>`), seoul},
		"without a word of how it is":   {"", list(`<rdf:li>` + fields + `</rdf:li>`), seoul},
		"an empty one is no better one": {core, list(`<rdf:li rdf:parseType="Resource"/>`), want},
		"as attributes": {
			core, list(`<rdf:li Iptc4xmpExt:City="Seoul" Iptc4xmpExt:CountryCode="KR" exif:GPSLatitude="37,30N"` +
				` exif:GPSLongitude="127,0E"/>`), seoul,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := read(t, packet(tc.attrs, tc.elements))
			if p.Place == nil || !reflect.DeepEqual(*p.Place, tc.want) {
				t.Errorf("got  %+v\nwant %+v", p.Place, tc.want)
			}
		})
	}
}

func TestReadDates(t *testing.T) {
	for name, tc := range map[string]struct{ attrs, want string }{
		"exif":                    {`exif:DateTimeOriginal="2013-02-25T16:20:31.05+09:00"`, "2013-02-25T16:20:31.05+09:00"},
		"no offset":               {`exif:DateTimeOriginal="2013-02-25T16:20:31"`, "2013-02-25T16:20:31"},
		"as Exif writes it":       {`exif:DateTimeOriginal="2013:02:25 16:20:31"`, "2013-02-25T16:20:31"},
		"IPTC's":                  {`photoshop:DateCreated="2013-02-25T16:20+08:30"`, "2013-02-25T16:20:00+08:30"},
		"of both, Exif's":         {`photoshop:DateCreated="2001-01-01T01:01:01" exif:DateTimeOriginal="2013-02-25T16:20:31Z"`, "2013-02-25T16:20:31Z"},
		"no such day":             {`exif:DateTimeOriginal="2013-02-31T16:20:31"`, ""},
		"a day is no time":        {`photoshop:DateCreated="2013-02-25"`, ""},
		"nor is it when scanned":  {`xmp:CreateDate="2013-02-25T16:20:31"`, ""},
		"zeros":                   {`exif:DateTimeOriginal="0000-00-00T00:00:00"`, ""},
		"an offset that none has": {`exif:DateTimeOriginal="2013-02-25T16:20:31+19:00"`, "2013-02-25T16:20:31"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, packet(tc.attrs, "")).Taken.TakenAt(); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestReadEveryEncoding(t *testing.T) {
	text := `<?xml version="1.0" encoding="%"?>` + packet(`photoshop:Headline="려명거리 شارع 📸"`, "")
	utf16 := strings.Replace(text, "%", "UTF-16", 1)
	encoded := map[string]string{"UTF-8": text, "UTF-8 with a mark": "\ufeff" + text, "UTF-8 and zeros": text + "\x00\x00"}
	encoded["UTF-16LE"], _ = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(utf16)
	encoded["UTF-16BE with a mark"], _ = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(utf16)
	encoded["UTF-16LE with a mark"], _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(utf16)
	encoded["UTF-32LE"], _ = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().String(utf16)
	for name, text := range encoded {
		if got := read(t, text).Headline; got != "려명거리 شارع 📸" {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := read(t, packet("photoshop:Headline=\"caf\xe9\"", "")).Headline; got != "café" {
		t.Errorf("Latin-1: got %q", got)
	}
}

func TestBadPacketsAreInvalidAndWhatCameBeforeCounts(t *testing.T) {
	good := packet(`photoshop:Headline="표제"`, "<dc:subject>x</dc:subject>")
	for name, tc := range map[string]struct {
		text     string
		headline string
	}{
		"nothing":       {"", ""},
		"no XML":        {"가나다", ""},
		"other XML":     {`<svg xmlns="http://www.w3.org/2000/svg"/>`, ""},
		"cut short":     {good[:len(good)-60], "표제"},
		"crossed":       {strings.Replace(good, "</dc:subject>", "</dc:title>", 1), "표제"},
		"entities":      {`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + good, ""},
		"bottomless":    {packet("", strings.Repeat("<dc:title>", 100_000)), ""},
		"too many":      {packet("", strings.Repeat("<dc:title/>", 300_000)), ""},
		"more than 8MB": {packet("", strings.Repeat(" ", 9<<20)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := xmp.Read(strings.NewReader(tc.text))
			if journal.KindOf(err) != journal.Invalid || p.Headline != tc.headline {
				t.Errorf("got %q, %v", p.Headline, err)
			}
		})
	}
}
