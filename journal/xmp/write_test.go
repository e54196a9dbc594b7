package xmp_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

func pointer[T any](v T) *T { return &v }

// full says everything that a packet can.
func full() xmp.Packet {
	return xmp.Packet{
		Headline: "려명거리의 아침", Title: "DSC_0042", Description: "첫째 줄 <&>\"'\nشارع في الصباح 👨‍👩‍👧\n\ttab",
		Alt: "높은 집들", Keywords: []string{"평양", "شارع", "a|b", "#x"}, Creators: []string{"김 철수", "B & C"},
		Credit: "Sojourn", Copyright: "© 2013 김", Instructions: "두\n줄", People: []string{"리 영희", "محمد"},
		Language: "ko", Rating: 4, Direction: pointer(271.25),
		Place: &journal.Place{
			Point: &journal.Point{Lat: 39.0339123456789, Lon: -125.754300000001}, Alt: pointer(-430.125), Accuracy: 4.5,
			Source: journal.PlaceExif, Name: "려명거리", City: "Pyongyang", Region: "평양", Country: "North Korea", CountryCode: "KP",
		},
		Shown: &journal.Place{
			Point: &journal.Point{Lat: 39.0176123, Lon: -125.7636}, Alt: pointer(-2.5), Source: journal.PlaceExif, Name: "주체사상탑",
			City: "Pyongyang", Region: "평양", Country: "North Korea", CountryCode: "KP",
		},
		Taken: journal.Moment{
			Written: "2013-02-25T16:20:31", Clock: time.Date(2013, 2, 25, 16, 20, 31, 50_000_000, time.UTC),
			Offset: -(3*time.Hour + 30*time.Minute), Source: journal.OffsetExif,
		},
		Camera:  xmp.Camera{Make: "Canon", Model: "EOS 5D", Lens: "EF 50mm", Serial: "0123"},
		Created: journal.Moment{Written: "2020-01-01T00:00:00", Clock: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
}

func write(t *testing.T, base string, p xmp.Packet) string {
	t.Helper()
	var b bytes.Buffer
	if err := xmp.Write(&b, []byte(base), p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bases are packets as several programs write them.
var bases = map[string]string{
	"none": "",
	"attributes": packet(`photoshop:Headline="old" xmp:Rating="1" dc:subject="old" exif:GPSLatitude="1,2N"
		exif:GPSLongitude="3,4E" crs:Exposure="+1"`, ""),
	"elements": packet("", `
   <photoshop:Headline>old</photoshop:Headline>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">old</rdf:li><rdf:li xml:lang="de">old</rdf:li>`+
		`<rdf:li xml:lang="fr">vieux</rdf:li></rdf:Alt></dc:title>
   <crs:Exposure>+1</crs:Exposure>
   <lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|old</rdf:li></rdf:Bag></lr:hierarchicalSubject>
   <Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li Iptc4xmpExt:City="Seoul" Iptc4xmpExt:WorldRegion="Asia"/></rdf:Bag></Iptc4xmpExt:LocationCreated>
  `),
	"several descriptions": `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><rdf:RDF ` + spaces +
		`><rdf:Description dc:title="one"/><rdf:Description dc:title="two" crs:Exposure="+1"/></rdf:RDF><?xpacket end="w"?>`,
	"other prefixes": `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a:RDF xmlns:a="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="urn:other"><a:Description ` +
		`xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Headline="old" dc:title="not ours"><dc:Exposure>+1</dc:Exposure></a:Description></a:RDF></x:xmpmeta>`,
	"a structure without a list": packet(`crs:Exposure="+1"`, `<Iptc4xmpExt:LocationCreated rdf:parseType="Resource">`+
		`<Iptc4xmpExt:City>Seoul</Iptc4xmpExt:City><Iptc4xmpExt:WorldRegion>Asia</Iptc4xmpExt:WorldRegion></Iptc4xmpExt:LocationCreated>`),
	"a structure as a description": packet(`crs:Exposure="+1"`, `<Iptc4xmpExt:LocationCreated><rdf:Seq><rdf:li><rdf:Description `+
		`Iptc4xmpExt:WorldRegion="Asia" xmlns:e="http://ns.adobe.com/exif/1.0/" e:GPSLatitude="1,2N" e:GPSLongitude="3,4E"/></rdf:li></rdf:Seq></Iptc4xmpExt:LocationCreated>`),
	"two that are shown": packet(`crs:Exposure="+1"`, `<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource">`+
		`<Iptc4xmpExt:LocationName><rdf:Alt><rdf:li xml:lang="x-default">Tower</rdf:li></rdf:Alt></Iptc4xmpExt:LocationName>`+
		`<Iptc4xmpExt:WorldRegion>Asia</Iptc4xmpExt:WorldRegion><exif:GPSLatitude>1,2N</exif:GPSLatitude>`+
		`<exif:GPSLongitude>3,4E</exif:GPSLongitude></rdf:li><rdf:li Iptc4xmpExt:City="Seoul"/></rdf:Bag></Iptc4xmpExt:LocationShown>`),
	"nothing but RDF": `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>`,
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	small := xmp.Packet{Description: "짧다", Rating: -1}
	shown := xmp.Packet{Shown: &journal.Place{Source: journal.PlaceGazetteer, Name: "Tower"}}
	named := xmp.Packet{Place: &journal.Place{Source: journal.PlaceGazetteer, City: "평양"}}
	for name, base := range bases {
		for what, p := range map[string]xmp.Packet{"everything": full(), "little": small, "nothing": {}, "a name": named, "a shown name": shown} {
			t.Run(name+", "+what, func(t *testing.T) {
				text := write(t, base, p)
				if got := read(t, text); !reflect.DeepEqual(got, p) {
					t.Errorf("got  %+v\nwant %+v\n%s", got, p, text)
				}
				if strings.Contains(base, "+1") && !strings.Contains(text, "+1") || strings.Contains(base, "Asia") && !strings.Contains(text, "Asia") {
					t.Errorf("a field that is not ours is gone:\n%s", text)
				}
				if again := write(t, text, p); again != text {
					t.Errorf("writing the same again changes it:\n%s\n%s", text, again)
				}
			})
		}
	}
}

func TestWritingWhatWasReadChangesNothing(t *testing.T) {
	for name, base := range bases {
		if base == "" {
			continue
		}
		p := read(t, base)
		if got := read(t, write(t, base, p)); !reflect.DeepEqual(got, p) {
			t.Errorf("%s: got %+v, want %+v", name, got, p)
		}
	}
	blanks := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if base := bases["elements"]; blanks(write(t, base, read(t, base))) != blanks(base) {
		t.Errorf("got %s", write(t, base, read(t, base)))
	}
}

func TestOtherLanguagesStay(t *testing.T) {
	p := read(t, bases["elements"])
	p.Title = "새 제목"
	text := write(t, bases["elements"], p)
	for _, want := range []string{`"x-default">새 제목<`, `"de">새 제목<`, `"fr">vieux<`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestAKeywordThatIsGoneIsGoneFromItsPathToo(t *testing.T) {
	text := write(t, bases["elements"], xmp.Packet{})
	if p := read(t, text); len(p.Keywords) > 0 || strings.Contains(text, "Places|old") {
		t.Errorf("got %v in\n%s", p.Keywords, text)
	}
}

func TestADamagedBaseIsLeftAlone(t *testing.T) {
	for name, base := range map[string]string{
		"cut short": bases["elements"][:900], "an entity nobody knows": packet(`crs:Name="&eacute;"`, ""), "no packet": "가",
	} {
		var b bytes.Buffer
		err := xmp.Write(&b, []byte(base), full())
		if journal.KindOf(err) != journal.Invalid || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes were written", name, err, b.Len())
		}
	}
}

func TestUTF16BecomesUTF8(t *testing.T) {
	base := encodeUTF16(`<?xml version="1.0" encoding="UTF-16"?>` + packet(`crs:Name="려명거리" photoshop:City="a"`, ""))
	text := write(t, base, full())
	if !strings.Contains(text, `encoding="UTF-8"`) || !strings.Contains(text, "려명거리") {
		t.Errorf("got %s", text)
	}
	if got := read(t, text); !reflect.DeepEqual(got, full()) {
		t.Errorf("got %+v", got)
	}
}
