package main

import (
	"encoding/json"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"sojourn/sync/destination/sftp/sftptest"
)

// exact is what exiftool must read in a picture that is told all, by group and name.
var exact = map[string]any{
	"IPTC:CodedCharacterSet": "\x1b%G", "IPTC:ApplicationRecordVersion": 4.0,
	"IPTC:Headline": "새벽 in the square", "IPTC:Caption-Abstract": dawn, "IPTC:By-line": "김민지 (Kim Min-ji)",
	"IPTC:Credit": "Field Agency", "IPTC:CopyrightNotice": "© 2013 Kim Min-ji", "IPTC:SpecialInstructions": "Mandatory credit",
	"IPTC:City": "Pyongyang", "IPTC:Sub-location": "Kim Il Sung Square", "IPTC:Country-PrimaryLocationName": "North Korea",
	"IPTC:Country-PrimaryLocationCode": "PRK", "IPTC:DateCreated": "2013:02:25", "IPTC:TimeCreated": "17:05:06+09:00",
	"IPTC:Keywords": []any{"Pyongyang", "겨울"}, "Photoshop:IPTCDigest": nil,
	"XMP-photoshop:Headline": "새벽 in the square", "XMP-dc:Description": dawn, "XMP-dc:Creator": "김민지 (Kim Min-ji)",
	"XMP-photoshop:Credit": "Field Agency", "XMP-dc:Rights": "© 2013 Kim Min-ji",
	"XMP-photoshop:Instructions": "Mandatory credit", "XMP-photoshop:City": "Pyongyang",
	"XMP-photoshop:Country": "North Korea", "XMP-iptcCore:CountryCode": "KP", "XMP-iptcCore:Location": "Kim Il Sung Square",
	"XMP-photoshop:DateCreated": "2013:02:25 17:05:06+09:00", "XMP-exif:DateTimeOriginal": "2013:02:25 17:05:06+09:00",
	"XMP-dc:Subject": []any{"Pyongyang", "겨울"}, "XMP-iptcCore:AltTextAccessibility": "Grey light.",
	"IPTC:Province-State": "Pyongyang", "XMP-photoshop:State": "Pyongyang",
	"XMP-iptcExt:LocationCreatedCity": "Pyongyang", "XMP-iptcExt:LocationCreatedProvinceState": "Pyongyang",
	"XMP-iptcExt:LocationCreatedCountryName": "North Korea", "XMP-iptcExt:LocationCreatedCountryCode": "KP",
	"XMP-iptcExt:LocationCreatedSublocation": "Kim Il Sung Square",
	"XMP-iptcExt:LocationShownSublocation":   "Juche Tower",
	"XMP-iptcExt:LocationShownCity":          "Pyongyang", "XMP-iptcExt:LocationShownProvinceState": "Pyongyang",
	"XMP-iptcExt:LocationShownCountryName": "North Korea", "XMP-iptcExt:LocationShownCountryCode": "KP",
	"XMP-iptcExt:LocationShownGPSLatitude": 39.0176, "XMP-iptcExt:LocationShownGPSLongitude": 125.7636,
	"XMP-iptcExt:PersonInImage": "Ri Sol-ju", "XMP-exif:GPSLatitude": 39.0193, "XMP-exif:GPSLongitude": 125.7528,
}

// city is what it must not read, or reads otherwise, where the city is told.
var city = map[string]any{
	"IPTC:Sub-location": nil, "IPTC:TimeCreated": nil, "XMP-iptcCore:Location": nil, "XMP-exif:DateTimeOriginal": nil,
	"XMP-iptcExt:LocationCreatedSublocation": nil, "XMP-exif:GPSLatitude": nil, "XMP-exif:GPSLongitude": nil,
	"XMP-photoshop:DateCreated": "2013:02:25", "XMP-iptcExt:LocationShownSublocation": nil,
	"XMP-iptcExt:LocationShownGPSLatitude": nil, "XMP-iptcExt:LocationShownGPSLongitude": nil,
}

// TestADesksPicturesCarryTheirWords: every field as exiftool reads it, and no more of the place and the
// time than the desk may learn.
func TestADesksPicturesCarryTheirWords(t *testing.T) {
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is not on this machine")
	}
	dir, server := t.TempDir(), sftptest.Serve(t)
	do(t, dir, "import", grey(t, dir))
	id := soleEntry(t, dir)
	do(t, dir, "edit", id, "--caption", dawn, "--alt", "Grey light.", "--headline", "새벽 in the square",
		"--keywords", "Pyongyang,겨울", "--byline", "김민지 (Kim Min-ji)", "--credit", "Field Agency", "--people", "Ri Sol-ju",
		"--copyright", "© 2013 Kim Min-ji", "--instructions", "Mandatory credit", "--at", "2013-02-25T17:05:06+09:00")
	do(t, dir, "place", id, "--at", "39.0193,125.7528", "--name", "Kim Il Sung Square")
	do(t, dir, "place", id, "--shown", "39.0176,125.7636", "--name", "Juche Tower")
	told := maps.Clone(exact)
	for _, precision := range []string{"exact", "city"} {
		do(t, dir, "destination", "add", "sftp", "desk-"+precision, "--server", server.URL(server.Address),
			"--key", server.Client.Path, "--host-key", server.Fingerprint(), "--place", precision)
		do(t, dir, "mark", id, "--to", "desk-"+precision)
		before := filesIn(t, server.Dir)
		do(t, dir, "sync")
		if precision == "city" {
			maps.Copy(told, city)
		}
		fresh := slices.DeleteFunc(filesIn(t, server.Dir), func(f string) bool { return slices.Contains(before, f) })
		carries(t, fresh, told)
	}
}

func carries(t *testing.T, files []string, want map[string]any) {
	t.Helper()
	picture := slices.IndexFunc(files, func(f string) bool { return filepath.Ext(f) == ".jpg" })
	if picture < 0 {
		t.Fatalf("no picture came, but %v", files)
	}
	out, err := exec.Command("exiftool", "-json", "-G1", "-a", "-c", "%.4f", "-n", "-IPTC:all", "-XMP:all", "-EXIF:all",
		"-Photoshop:all", "-Warning", files[picture]).Output()
	var list []map[string]any
	if err == nil {
		err = json.Unmarshal(out, &list)
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range list[0] {
		if _, known := want[name]; !known && name != "SourceFile" && name != "XMP-x:XMPToolkit" {
			t.Errorf("it also says %s: %v", name, value)
		}
	}
	for name, value := range want {
		if got := list[0][name]; value != nil && !same(got, value) {
			t.Errorf("%s is %v, want %v", name, got, value)
		} else if value == nil && name != "Photoshop:IPTCDigest" && got != nil {
			t.Errorf("it tells %s: %v", name, got)
		}
	}
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}
