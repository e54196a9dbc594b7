package xmp

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encodings are told by how a packet begins: its mark of byte order, or its first "<".
var encodings = []struct {
	begins string
	what   encoding.Encoding
}{
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// toUTF8 returns a packet as UTF-8 that an XML reader accepts, whatever it was written in. What
// no XML may hold becomes a blank.
func toUTF8(data []byte) []byte {
	data = toUnicode(data)
	data = bytes.TrimPrefix(bytes.TrimRight(data, "\x00"), []byte("\ufeff"))
	if !utf8.Valid(data) {
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			data = decoded
		}
	}
	if isClean(data) {
		return data
	}
	data = bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, data)
	return blankReferences(data)
}

func toUnicode(data []byte) []byte {
	for _, e := range encodings {
		if bytes.HasPrefix(data, []byte(e.begins)) {
			if decoded, err := e.what.NewDecoder().Bytes(data); err == nil {
				return decoded
			}
		}
	}
	return data
}

// isClean reports whether there is nothing in data that XML may not hold.
func isClean(data []byte) bool {
	for i, b := range data {
		switch {
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r':
			return false
		case b == 0xef && bytes.HasPrefix(data[i:], []byte("\xef\xbf")) && data[i+2] >= 0xbe:
			return false
		}
	}
	return !bytes.Contains(data, []byte("&#"))
}

// blankReferences makes blanks of references to characters that XML may not hold, like &#x1b;.
func blankReferences(data []byte) []byte {
	for at := 0; ; {
		start := bytes.Index(data[at:], []byte("&#"))
		if start < 0 {
			return data
		}
		start += at
		at = start + 2
		end := bytes.IndexByte(data[start:min(len(data), start+12)], ';')
		if end < 0 || isReference(data[start+2:start+end]) {
			continue
		}
		for i := start; i <= start+end; i++ {
			data[i] = ' '
		}
	}
}

func isReference(digits []byte) bool {
	base := 10
	if len(digits) > 0 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	switch {
	case err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)):
		return false
	case n < 0x20:
		return n == '\t' || n == '\n' || n == '\r'
	}
	return n != 0xfffe && n != 0xffff
}
