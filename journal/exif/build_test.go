package exif_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"sojourn/journal"
	"sojourn/journal/exif"
)

// tag is one entry of a directory, as a camera would write it.
type tag struct {
	id, kind uint16
	count    uint32
	value    []byte
}

func ascii(id uint16, s string) tag {
	return tag{id, 2, uint32(len(s) + 1), append([]byte(s), 0)}
}

func short(id, n uint16) tag {
	return tag{id, 3, 1, binary.BigEndian.AppendUint16(nil, n)}
}

func fractions(id uint16, numbers ...uint32) tag {
	t := tag{id: id, kind: 5, count: uint32(len(numbers) / 2)}
	for _, n := range numbers {
		t.value = binary.BigEndian.AppendUint32(t.value, n)
	}
	return t
}

// block is a big-endian TIFF structure of three directories.
func block(main, camera, gps []tag) []byte {
	size := func(list []tag) int {
		n := 2 + 12*len(list) + 4
		for _, t := range list {
			if len(t.value) > 4 {
				n += len(t.value)
			}
		}
		return n
	}
	pointer := func(id uint16, at int) tag {
		return tag{id, 4, 1, binary.BigEndian.AppendUint32(nil, uint32(at))}
	}
	cameraAt := 8 + size(main) + 24
	gpsAt := cameraAt + size(camera)
	main = append(main[:len(main):len(main)], pointer(0x8769, cameraAt), pointer(0x8825, gpsAt))
	out := []byte("MM\x00*\x00\x00\x00\x08")
	for _, list := range [][]tag{main, camera, gps} {
		out = appendDirectory(out, list)
	}
	return out
}

func appendDirectory(out []byte, list []tag) []byte {
	behind := len(out) + 2 + 12*len(list) + 4
	out = binary.BigEndian.AppendUint16(out, uint16(len(list)))
	var values []byte
	for _, t := range list {
		out = binary.BigEndian.AppendUint16(out, t.id)
		out = binary.BigEndian.AppendUint16(out, t.kind)
		out = binary.BigEndian.AppendUint32(out, t.count)
		if len(t.value) <= 4 {
			out = append(append(out, t.value...), make([]byte, 4-len(t.value))...)
			continue
		}
		out = binary.BigEndian.AppendUint32(out, uint32(behind+len(values)))
		values = append(values, t.value...)
	}
	return append(append(out, 0, 0, 0, 0), values...)
}

// photograph is a JPEG of 6 × 4 pixels with segment in its Exif place.
func photograph(t testing.TB, segment []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 6, 4)), nil); err != nil {
		t.Fatal(err)
	}
	content := append([]byte("Exif\x00\x00"), segment...)
	content = content[:min(len(content), 0xfffd)]
	out := append([]byte(nil), b.Bytes()[:2]...)
	out = append(out, 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(content)+2))
	return append(append(out, content...), b.Bytes()[2:]...)
}

// readBytes writes content to a file and reads that.
func readBytes(t testing.TB, content []byte) (journal.Facts, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "사진")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return exif.Read(context.Background(), path)
}

func read(path string) (journal.Facts, error) { return exif.Read(context.Background(), path) }
