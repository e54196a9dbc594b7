package exif_test

// reasons are the differences from exiftool that are meant, by file and field; field "" is any.
var reasons = []struct{ file, field, why string }{
	{"gps/geodegrees_as_string.jpg", "latitude", "52,00000,50,00000,34,01180: exiftool takes the 50 for seconds"},
	{"gps/geodegrees_as_string.jpg", "longitude", "11,00000,10,00000,58,28360: exiftool takes the 10 for seconds"},
	{"gps/geodegrees_as_string.jpg", "make", "the maker is there, after a count that is wrong"},
	{"raw/head-only-sample.arw", "size", "as its directory and its Exif data say; exiftool's is in a maker note"},
	{"raw/head-only-sample.nef", "mime", "exiftool tells NEF by its name, sojourn by what is in it"},
	{"broken/made/exif-65535-entries.jpg", "", "the count is wrong; imagemeta reads the entries before it gives up"},
}

// reasonFor returns why a difference is meant, or "".
func reasonFor(e expected, name, field string) string {
	if e.Width == 0 && e.MIME == "image/jpeg" {
		return "exiftool gives up on a JPEG that is cut short; its Exif data can be read"
	}
	for _, r := range reasons {
		if r.file == name && (r.field == field || r.field == "") {
			return r.why
		}
	}
	return ""
}

// wordReasons are the differences from exiftool in words that are meant.
var wordReasons = []struct{ file, field, why string }{
	{"broken/found/45-gps_ifd.jpg", "description", "the camera's own name"},
	{"camera/WWL_-Polaroid-_ION230.jpg", "description", "the maker's own name"},
	{"camera/Samsung_Digimax_i50_MP3.jpg", "description", "the camera's own name"},
	{"large/leica-t.jpg", "serial", "no camera has the number 0"},
	{"broken/made/text-invalid-utf8.jpg", "", "exiftool writes ? for bytes that are not UTF-8"},
	{"broken/made/exif-65535-entries.jpg", "", "the count is wrong; imagemeta reads the entries before it gives up"},
}

// reasonForWords returns why a difference in words is meant, or "".
func reasonForWords(e told, name, field string) string {
	if e["File:ImageWidth"] == nil && e["File:FileType"] == "JPEG" {
		return "exiftool gives up on a JPEG that is cut short; its Exif data can be read"
	}
	for _, r := range wordReasons {
		if r.file == name && (r.field == field || r.field == "") {
			return r.why
		}
	}
	return ""
}
