package codes

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns a file's text: UTF-8 with or without a byte order mark, or UTF-16 with one or
// where every other byte is zero, as old spreadsheets write it.
func decode(content []byte) (string, error) {
	switch {
	case bytes.HasPrefix(content, []byte{0xef, 0xbb, 0xbf}):
		content = content[3:]
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}):
		return decode16(content[2:], binary.LittleEndian)
	case bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return decode16(content[2:], binary.BigEndian)
	case len(content) > 1 && content[0] != 0 && content[1] == 0:
		return decode16(content, binary.LittleEndian)
	case len(content) > 1 && content[0] == 0 && content[1] != 0:
		return decode16(content, binary.BigEndian)
	}
	return string(content), nil
}

func decode16(content []byte, order binary.ByteOrder) (string, error) {
	if len(content)%2 == 1 {
		return "", errors.New("it is UTF-16 and breaks off in the middle of a character")
	}
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	text := make([]byte, 0, len(content))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+1 < len(units) {
				next = rune(units[i+1])
			}
			if r = utf16.DecodeRune(r, next); r == utf8.RuneError {
				return "", errors.New("it looks like UTF-16 and is none")
			}
			i++
		}
		text = utf8.AppendRune(text, r)
	}
	return string(text), nil
}
