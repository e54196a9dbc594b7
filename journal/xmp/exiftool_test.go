package xmp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"sojourn/journal"
	"sojourn/journal/xmp"
)

func encodeUTF16(text string) string {
	s, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	return s
}

// exiftool runs exiftool in a folder of its own.
func exiftool(t *testing.T, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not on this machine")
	}
	var complaints bytes.Buffer
	cmd := exec.Command("exiftool", args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("exiftool %s: %v %s", strings.Join(args, " "), err, complaints.String())
	}
	return out
}

// texts are the values that exiftool gives, as text.
func exiftoolReads(t *testing.T, path string) map[string]string {
	t.Helper()
	var list []map[string]any
	if err := json.Unmarshal(exiftool(t, "-json", "-n", "-struct", "-G1", "-XMP:all", "-Warning", path), &list); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for name, v := range list[0] {
		values[name] = fmt.Sprint(v)
	}
	return values
}

func TestExiftoolReadsWhatWeWrite(t *testing.T) {
	p := full()
	p.Place.Point = &journal.Point{Lat: 39.0339, Lon: -125.7543}
	for name, base := range bases {
		path := filepath.Join(t.TempDir(), "사진.xmp")
		if err := os.WriteFile(path, []byte(write(t, base, p)), 0o644); err != nil {
			t.Fatal(err)
		}
		got := exiftoolReads(t, path)
		for tag, want := range map[string]string{
			"XMP-photoshop:Headline": p.Headline, "XMP-dc:Title": p.Title, "XMP-dc:Description": p.Description,
			"XMP-iptcCore:AltTextAccessibility": p.Alt, "XMP-dc:Subject": "[평양 شارع a|b #x]",
			"XMP-dc:Creator": "[김 철수 B & C]", "XMP-photoshop:Credit": p.Credit, "XMP-dc:Rights": p.Copyright,
			"XMP-photoshop:Instructions": p.Instructions, "XMP-iptcExt:PersonInImage": "[리 영희 محمد]",
			"XMP-dc:Language": "[ko]", "XMP-xmp:Rating": "4", "XMP-exif:GPSImgDirection": "271.25",
			"XMP-exif:GPSImgDirectionRef": "T", "XMP-exif:GPSLatitude": "39.0339", "XMP-exif:GPSLongitude": "-125.7543",
			"XMP-exif:GPSAltitude": "430.125", "XMP-exif:GPSAltitudeRef": "1", "XMP-exif:GPSHPositioningError": "4.5",
			"XMP-iptcCore:Location": "려명거리", "XMP-photoshop:City": "Pyongyang", "XMP-photoshop:State": "평양",
			"XMP-photoshop:Country": "North Korea", "XMP-iptcCore:CountryCode": "KP",
			"XMP-exif:DateTimeOriginal": "2013:02:25 16:20:31.05-03:30",
			"XMP-photoshop:DateCreated": "2013:02:25 16:20:31.05-03:30", "XMP-xmp:CreateDate": "2020:01:01 00:00:00",
			"XMP-tiff:Make": "Canon", "XMP-tiff:Model": "EOS 5D", "XMP-aux:Lens": "EF 50mm", "XMP-exifEX:LensModel": "EF 50mm",
			"XMP-aux:SerialNumber": "0123", "XMP-exifEX:SerialNumber": "0123",
		} {
			if got[tag] != want {
				t.Errorf("%s: %s is %q, want %q", name, tag, got[tag], want)
			}
		}
		for _, field := range []string{"City:Pyongyang", "CountryCode:KP", "CountryName:North Korea", "ProvinceState:평양", "Sublocation:려명거리"} {
			if !strings.Contains(got["XMP-iptcExt:LocationCreated"], field) {
				t.Errorf("%s: no %s in %s", name, field, got["XMP-iptcExt:LocationCreated"])
			}
		}
		for _, field := range []string{"City:Pyongyang", "GPSLatitude:39.0176", "GPSLongitude:-125.7636", "Sublocation:주체사상탑"} {
			if !strings.Contains(got["XMP-iptcExt:LocationShown"], field) {
				t.Errorf("%s: no %s in %s", name, field, got["XMP-iptcExt:LocationShown"])
			}
		}
		if got["ExifTool:Warning"] != "" {
			t.Errorf("%s: exiftool warns: %s", name, got["ExifTool:Warning"])
		}
	}
}

func TestWeReadWhatExiftoolWrites(t *testing.T) {
	want := full()
	want.Place.Point = &journal.Point{Lat: 39.5, Lon: -125.75}
	want.Shown.Point, want.Shown.Alt = &journal.Point{Lat: 39.25, Lon: -125.5}, pointer(2.5)
	for name, options := range map[string][]string{"elements": nil, "attributes": {"-api", "Compact=Shorthand"}, "one description": {"-api", "Compact=OneDesc"}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "1.xmp")
			exiftool(t, append(options, "-n", "-sep", "; ", "-charset", "utf8",
				"-XMP-photoshop:Headline="+want.Headline, "-XMP-dc:Title="+want.Title, "-XMP-dc:Description="+want.Description,
				"-XMP-iptcCore:AltTextAccessibility="+want.Alt, "-XMP-dc:Subject="+strings.Join(want.Keywords, "; "),
				"-XMP-dc:Creator="+strings.Join(want.Creators, "; "), "-XMP-photoshop:Credit="+want.Credit,
				"-XMP-dc:Rights="+want.Copyright, "-XMP-photoshop:Instructions="+want.Instructions,
				"-XMP-iptcExt:PersonInImage="+strings.Join(want.People, "; "), "-XMP-dc:Language=ko", "-XMP-xmp:Rating=4",
				"-XMP-tiff:Make=Canon", "-XMP-tiff:Model=EOS 5D", "-XMP-aux:Lens=EF 50mm", "-XMP-exifEX:SerialNumber=0123", "-XMP-exif:GPSImgDirection=271.25", "-XMP-exif:GPSImgDirectionRef=T",
				"-XMP-exif:GPSLatitude=39.5", "-XMP-exif:GPSLongitude=-125.75", "-XMP-exif:GPSAltitude=430.125",
				"-XMP-exif:GPSAltitudeRef=1", "-XMP-exif:GPSHPositioningError=4.5",
				"-XMP-iptcExt:LocationCreated={City=Pyongyang,ProvinceState=평양,CountryName=North Korea,CountryCode=PRK,Sublocation=려명거리}",
				"-XMP-iptcExt:LocationShown={City=Pyongyang,ProvinceState=평양,CountryName=North Korea,CountryCode=PRK,LocationName=주체사상탑,"+
					"GPSLatitude=39.25,GPSLongitude=-125.5,GPSAltitude=2.5}",
				"-XMP-exif:DateTimeOriginal=2013:02:25 16:20:31.05-03:30", "-XMP-xmp:CreateDate=2020:01:01 00:00:00", path)...)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := xmp.Read(bytes.NewReader(content))
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("got  %+v\nwant %+v, %v", got, want, err)
			}
		})
	}
}
