package exif_test

import (
	"encoding/binary"
	"strings"
	"testing"
)

// segment says 2013, Pyongyang's camera, turned by a quarter.
func segment() []byte {
	return block([]tag{ascii(0x110, "X100F"), short(0x112, 6)}, []tag{ascii(0x9003, "2013:02:25 16:20:31")}, nil)
}

func join(parts ...any) []byte {
	var out []byte
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, p...)
		case []byte:
			out = append(out, p...)
		case uint16:
			out = binary.BigEndian.AppendUint16(out, p)
		case int:
			out = binary.BigEndian.AppendUint32(out, uint32(p))
		}
	}
	return out
}

func box(name string, parts ...any) []byte {
	content := join(parts...)
	return join(len(content)+8, name, content)
}

func chunk(name string, content []byte) []byte { return join(len(content), name, content, 0) }

// heif is a container of a picture of 6 × 4, turned by quarters of a circle.
func heif(brand string, turns string, exif []byte) []byte {
	properties := box("iprp",
		box("ipco", box("ispe", 0, 6, 4), box("irot", turns)),
		box("ipma", 0, 1, uint16(1), "\x02\x01\x02"))
	meta := func(at int) []byte {
		return box("meta", 0, box("pitm", 0, uint16(1)),
			box("iinf", 0, uint16(1), box("infe", 2<<24, uint16(2), uint16(0), "Exif\x00")),
			box("iloc", 0, uint16(0x4400), uint16(1), uint16(2), uint16(0), uint16(1), at, len(exif)+4),
			properties)
	}
	head := box("ftyp", brand, 0, brand, "mif1")
	at := len(head) + len(meta(0)) + 8
	return join(head, meta(at), box("mdat", 0, exif))
}

func cr3() []byte {
	main := block([]tag{ascii(0x110, "X100F"), short(0x100, 6), short(0x101, 4), short(0x112, 6)}, nil, nil)
	camera := appendDirectory([]byte("MM\x00*\x00\x00\x00\x08"), []tag{ascii(0x9003, "2013:02:25 16:20:31")})
	id := "\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48"
	return join(box("ftyp", "crx ", 1, "crx isom"), box("moov", box("uuid", id, box("CMT1", main), box("CMT2", camera))))
}

// tiff is a block that describes a picture of 6 × 4 itself.
func tiff(more ...tag) []byte {
	main := append([]tag{short(0x100, 6), short(0x101, 4), ascii(0x110, "X100F"), short(0x112, 6)}, more...)
	return block(main, []tag{ascii(0x9003, "2013:02:25 16:20:31")}, nil)
}

func raf(t *testing.T) []byte {
	picture := photograph(t, segment())
	return join("FUJIFILMCCD-RAW ", strings.Repeat(" ", 84-16), 92, len(picture), picture)
}

func TestReadEveryFormat(t *testing.T) {
	vp8x := "VP8X\x0a\x00\x00\x00\x08\x00\x00\x00\x05\x00\x00\x03\x00\x00"
	webp := join("WEBP", vp8x, "EXIF", binary.LittleEndian.AppendUint32(nil, uint32(len(segment()))), segment())
	sub := tag{0x14a, 4, 1, []byte{0, 0, 0, 0}}
	for mime, content := range map[string][]byte{
		"image/jpeg": photograph(t, segment()),
		"image/png": join("\x89PNG\r\n\x1a\n", chunk("IHDR", join(6, 4, "\x08\x00\x00\x00\x00")),
			chunk("eXIf", segment()), chunk("IEND", nil)),
		"image/webp":           join("RIFF", binary.LittleEndian.AppendUint32(nil, uint32(len(webp))), webp),
		"image/heic":           heif("heic", "\x03", segment()),
		"image/heif":           heif("mif1", "\x01", segment()),
		"image/avif":           heif("avif", "\x03", segment()),
		"image/x-canon-cr3":    cr3(),
		"image/x-fujifilm-raf": raf(t),
		"image/tiff":           tiff(),
		"image/x-nikon-nef":    tiff(ascii(0x10f, "NIKON"), sub),
		"image/x-sony-arw":     tiff(ascii(0x10f, "SONY"), sub),
		"image/x-olympus-orf":  join("MMOR", tiff()[4:]),
		"image/x-adobe-dng":    tiff(tag{0xc612, 1, 4, []byte{1, 4, 0, 0}}),
	} {
		t.Run(mime, func(t *testing.T) {
			f, err := readBytes(t, content)
			p := f.Photo
			if err != nil || p.MIME != mime || p.Width != 4 || p.Height != 6 || p.Model != "X100F" ||
				p.Orientation != 6 || f.Taken.Written != "2013-02-25T16:20:31" || p.Problem != "" {
				t.Errorf("got %+v %q, %v", p, f.Taken.Written, err)
			}
		})
	}
}

func TestAContainerThatTurnsItselfIsNotTurnedTwice(t *testing.T) {
	for turns, want := range map[string][2]int{"\x00": {6, 4}, "\x01": {4, 6}, "\x02": {6, 4}, "\x03": {4, 6}} {
		f, err := readBytes(t, heif("heic", turns, segment()))
		if got := [2]int{f.Photo.Width, f.Photo.Height}; err != nil || got != want {
			t.Errorf("%q: got %v, want %v, %v", turns, got, want, err)
		}
	}
}

func TestACountOfNothingEnds(t *testing.T) {
	item := join(uint16(2), uint16(0), uint16(0xffff))
	places := box("iloc", 0, uint16(0), uint16(0xffff), strings.Repeat(string(item), 0xffff))
	if _, err := readBytes(t, join(box("ftyp", "heic", 0, "mif1"), box("meta", 0, places))); err != nil {
		t.Error(err)
	}
}

func TestAPhotoThatWasCutShortIsKept(t *testing.T) {
	for name, content := range map[string][]byte{
		"jpeg": photograph(t, segment()), "heic": heif("heic", "\x00", segment()), "raf": raf(t), "cr3": cr3(),
	} {
		f, err := readBytes(t, content[:len(content)-2])
		if err != nil || !strings.Contains(f.Photo.Problem, "cut short") {
			t.Errorf("%s: got %q, %v", name, f.Photo.Problem, err)
		}
	}
}
