package exif_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sojourn/journal"
)

// told is what exiftool reads of one file, by group and tag.
type told map[string]any

// askExiftool reads all photos in a folder. In raw numbers, all but the serial numbers, which
// exiftool shows as they are engraved.
func askExiftool(t *testing.T, dir string) map[string]told {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not on this machine")
	}
	files := map[string]told{}
	for _, args := range [][]string{
		{"-n", "-all", "-IPTCDigest", "-CurrentIPTCDigest"},
		{"-SerialNumber", "-Nikon:Lens", "-ExifIFD:LensInfo", "-IFD0:DNGLensInfo"},
	} {
		var out bytes.Buffer
		cmd := exec.Command("exiftool", append(args, "-json", "-struct", "-a", "-G1", "-r", "-q", "-q", dir)...)
		cmd.Stdout = &out
		_ = cmd.Run() // it fails where one file is bad, and has read the others
		decoder := json.NewDecoder(&out)
		decoder.UseNumber()
		var list []told
		if err := decoder.Decode(&list); err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			merge(files, f)
		}
	}
	return files
}

func merge(files map[string]told, f told) {
	path := fmt.Sprint(f["SourceFile"])
	if files[path] == nil {
		files[path] = told{}
	}
	for tag, value := range f {
		if _, known := files[path][tag]; known && strings.HasSuffix(tag, "Lens") || strings.HasSuffix(tag, "LensInfo") {
			tag += "Printed"
		}
		files[path][tag] = value
	}
}

// lines returns what the first of some tags says that says anything, as clean lines.
func (f told) lines(tags ...string) []string {
	for _, tag := range tags {
		var list []string
		switch value := f[tag].(type) {
		case nil:
		case []any:
			for _, v := range value {
				list = append(list, clean(v))
			}
		default:
			list = append(list, clean(value))
		}
		list = slices.DeleteFunc(list, func(s string) bool { return s == "" || nobodyWrote[strings.ToLower(s)] })
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func (f told) line(tags ...string) string { return strings.Join(f.lines(tags...), "; ") }

func (f told) number(tags ...string) float64 {
	n, err := strconv.ParseFloat(f.line(tags...), 64)
	if err != nil {
		return math.NaN()
	}
	return n
}

func clean(value any) string {
	text := journal.CleanLine(fmt.Sprint(value))
	return strings.Join(strings.Fields(text), " ")
}

// nobodyWrote are the words that cameras write by themselves in the photos that are compared.
var nobodyWrote = map[string]bool{
	"null": true, "sanyo digital camera": true, "olympus digital camera": true, "sony dsc": true,
	"konica minolta digital camera": true, "kodak digital still camera": true, "minolta digital camera": true,
	"kodak dc240 zoom digital camera": true, "exif_jpeg_picture": true, "exif jpeg": true, "untitled": true,
	"samsung": true, "default": true, "dcf": true, "digital image": true, "minolta dsc": true, "sony mavica": true,
	"jpeg": true,
}

// wordDifferences compares the words of f, and what has no place in expected.json.
func wordDifferences(e told, f journal.Facts) map[string]string {
	diff := map[string]string{}
	compare := func(field string, got, want any) {
		if got != want {
			diff[field] = fmt.Sprintf("got %q, exiftool %q", fmt.Sprint(got), fmt.Sprint(want))
		}
	}
	first := func(xmp, iptc []string, more ...string) []string {
		digest, current := e.line("Photoshop:IPTCDigest"), e.line("File:CurrentIPTCDigest")
		if digest != "" && strings.Trim(digest, "0") != "" && current != "" && digest != current {
			xmp, iptc = iptc, xmp
		}
		return append(append(slices.Clone(xmp), iptc...), more...)
	}
	one := func(xmp, iptc string, more ...string) []string { return first([]string{xmp}, []string{iptc}, more...) }
	title := e.line(one("XMP-dc:Title", "IPTC:ObjectName", "PNG:Title")...)
	headline := e.line(one("XMP-photoshop:Headline", "IPTC:Headline")...)
	if headline == "" {
		headline = title
	}
	compare("headline", clean(f.Headline), headline)
	compare("description", clean(f.Description), e.line(one("XMP-dc:Description", "IPTC:Caption-Abstract",
		"IFD0:ImageDescription", "PNG:Description")...))
	compare("alt", clean(f.Alt), e.line("XMP-iptcCore:AltTextAccessibility"))
	want := e.lines(one("XMP-dc:Subject", "IPTC:Keywords")...)
	if want == nil {
		for _, path := range e.lines("XMP-lr:HierarchicalSubject") {
			want = append(want, path[strings.LastIndexByte(path, '|')+1:])
		}
	}
	compare("keywords", strings.Join(f.Keywords, ", "), strings.Join(journal.NormalKeywords(want), ", "))
	compare("byline", clean(f.Credits.Byline), e.line(one("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist", "PNG:Author")...))
	compare("credit", clean(f.Credits.Credit), e.line(one("XMP-photoshop:Credit", "IPTC:Credit")...))
	compare("copyright", clean(f.Credits.Copyright), e.line(one("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright", "PNG:Copyright")...))
	compare("instructions", clean(f.Credits.Instructions), e.line(one("XMP-photoshop:Instructions", "IPTC:SpecialInstructions")...))
	compare("people", strings.Join(f.People, ", "), strings.Join(e.lines("XMP-iptcExt:PersonInImage"), ", "))
	rating := e.number("XMP-xmp:Rating", "IFD0:Rating")
	if !(rating >= -1 && rating <= 5) {
		rating = 0
	}
	compare("rating", max(0, int(rating)), f.Rating)
	compare("rejected", f.Rejected, rating == -1)
	comparePlaceNames(e, f, one, compare)
	compareCamera(e, f, compare)
	return diff
}

func comparePlaceNames(e told, f journal.Facts, one func(string, string, ...string) []string, compare func(string, any, any)) {
	p := journal.Place{}
	if f.Place != nil {
		p = *f.Place
	}
	if created, ok := e["XMP-iptcExt:LocationCreated"].([]any); ok && len(created) > 0 {
		fields, _ := created[0].(map[string]any)
		compare("city", p.City, clean(orEmpty(fields["City"])))
		compare("country", p.Country, clean(orEmpty(fields["CountryName"])))
		return
	}
	compare("city", p.City, e.line(one("XMP-photoshop:City", "IPTC:City")...))
	compare("region", p.Region, e.line(one("XMP-photoshop:State", "IPTC:Province-State")...))
	compare("country", p.Country, e.line(one("XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName")...))
	compare("location", p.Name, e.line(one("XMP-iptcCore:Location", "IPTC:Sub-location")...))
}

func orEmpty(value any) any {
	if value == nil {
		return ""
	}
	return value
}

func compareCamera(e told, f journal.Facts, compare func(string, any, any)) {
	p := f.Photo
	compare("serial", p.Serial, strings.Trim(strings.TrimPrefix(e.line("ExifIFD:SerialNumber", "IFD0:SerialNumber",
		"Canon:SerialNumber", "Nikon:SerialNumber", "Olympus:SerialNumber", "Pentax:SerialNumber", "Sigma:SerialNumber",
		"Motorola:SerialNumber", "Sony:SerialNumber", "Samsung:SerialNumber", "Leica:SerialNumber", "Reconyx:SerialNumber",
		"Kodak:SerialNumber", "FLIR:SerialNumber", "XMP-exifEX:SerialNumber", "XMP-aux:SerialNumber"), "No= "), " "))
	compare("lens", p.Lens, e.line("ExifIFD:LensModel", "Canon:LensModel", "Olympus:LensModel", "Leica:LensType", "Panasonic:LensType",
		"XMP-exifEX:LensModel", "XMP-aux:Lens", "Nikon:LensPrinted", "ExifIFD:LensInfoPrinted", "IFD0:DNGLensInfoPrinted"))
	near := func(field string, got float64, tags ...string) {
		want := e.number(tags...)
		if !(want > 0 && want < 1e9) {
			want = 0
		}
		if math.Abs(got-want) > 1e-6*math.Abs(want) {
			compare(field, got, want)
		}
	}
	near("exposure", p.Exposure.Seconds, "ExifIFD:ExposureTime", "IFD0:ExposureTime", "XMP-exif:ExposureTime")
	near("aperture", p.Exposure.FNumber, "ExifIFD:FNumber", "IFD0:FNumber", "XMP-exif:FNumber")
	near("focal length", p.Exposure.FocalLength, "ExifIFD:FocalLength", "IFD0:FocalLength", "XMP-exif:FocalLength")
	iso := strings.FieldsFunc(e.line("ExifIFD:ISO", "IFD0:ISO", "XMP-exif:ISO"), func(r rune) bool { return r < '0' || r > '9' })
	if len(iso) > 0 {
		compare("iso", strconv.Itoa(p.Exposure.ISO), iso[0])
	}
	got, want := -1.0, e.number("GPS:GPSImgDirection", "XMP-exif:GPSImgDirection")
	ref := e.line("GPS:GPSImgDirectionRef", "XMP-exif:GPSImgDirectionRef")
	if p.Direction != nil {
		got = *p.Direction
	}
	if math.IsNaN(want) || ref != "" && ref != "T" { // from magnetic north, which is not kept
		want = -1
	}
	compare("direction", round(got), round(want))
}

// folders are where photos are compared: that of ../shared, and one that the environment names.
func folders(t *testing.T) []string {
	list := []string{photos(t)}
	if dir := os.Getenv("SOJOURN_TEST_PHOTOS"); dir != "" {
		list = append(list, dir)
	}
	return list
}

func TestReadAgreesWithExiftoolInWords(t *testing.T) {
	for _, dir := range folders(t) {
		agreed, differ := 0, 0
		files := askExiftool(t, dir)
		for _, path := range sorted(files) {
			name, _ := filepath.Rel(dir, path)
			facts, err := read(path)
			if err != nil {
				continue // TestReadAgreesWithExiftool says why
			}
			diff := wordDifferences(files[path], facts)
			for field, what := range diff {
				reason := reasonForWords(files[path], name, field)
				t.Logf("%-50s %-11s %s: %s", journal.Visible(name), field, what, reason)
				if reason == "" {
					t.Errorf("%s: %s %s", journal.Visible(name), field, what)
				}
			}
			if len(diff) == 0 {
				agreed++
			} else {
				differ++
			}
		}
		t.Logf("%d files agree in every word, %d differ for a reason", agreed, differ)
	}
}

func sorted(files map[string]told) []string {
	var list []string
	for path := range files {
		list = append(list, path)
	}
	slices.Sort(list)
	return list
}
