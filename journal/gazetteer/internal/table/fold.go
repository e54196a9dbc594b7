package table

import (
	"bytes"
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folder folds names so that what people type meets what maps write: no case, no diacritics, no
// apostrophes, one space between words, one form of a Han character. Hangul comes apart into letters, so that a syllable
// which is still being typed matches. It remembers letters: do not share one between goroutines.
type Folder struct{ known map[rune]string }

// NewFolder returns an empty memory.
func NewFolder() *Folder { return &Folder{known: map[rune]string{}} }

// Fold returns the words of s.
func (f *Folder) Fold(s string) string { return string(f.Append(nil, s)) }

// Append appends the words of s to dst, which may hold anything before.
func (f *Folder) Append(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			dst = letter(dst, start, ascii(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		for _, b := range []byte(f.rune(r)) {
			dst = letter(dst, start, b)
		}
	}
	if len(dst) > start && dst[len(dst)-1] == ' ' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// What a byte folds to, beside letters, digits and the space.
const (
	nothing    = 0
	apostrophe = 1
)

// letter appends b, unless it is nothing, or a space that would not stand between two words.
// An apostrophe is nothing in P'yongyang, but in L'Aquila and Val-d'Or it parts two words.
func letter(dst []byte, start int, b byte) []byte {
	word := dst[start+bytes.LastIndexByte(dst[start:], ' ')+1:]
	if b == apostrophe && (string(word) == "l" || string(word) == "d") {
		b = ' '
	}
	if b <= apostrophe || b == ' ' && len(word) == 0 {
		return dst
	}
	return append(dst, b)
}

func ascii(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		return c
	case c == '\'', c == '`':
		return apostrophe
	case c == '.':
		return nothing
	}
	return ' '
}

func (f *Folder) rune(r rune) string {
	s, ok := f.known[r]
	if !ok {
		s = folded(r)
		f.known[r] = s
	}
	return s
}

// strokes are letters that Unicode does not take apart, but people do.
var strokes = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l",
	'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ı': "i", 'ə': "e", 'ǝ': "e", 'ɗ': "d", 'ɓ': "b", 'ƙ': "k",
}

// quoted are the apostrophes beyond ASCII, dropped the marks that nobody types alike.
const (
	quoted  = "’‘‛´′"
	dropped = "ʹʺʻʼʽʾʿˈˊˋ·\u00ad\u200b\u200c\u200d\u200e\u200f"
)

func folded(r rune) string {
	if strings.ContainsRune(quoted, r) { // before ´ comes apart into a space and a mark
		return string(rune(apostrophe))
	}
	var out []byte
	for _, part := range norm.NFKD.String(string(r)) {
		out = appendPart(out, unicode.ToLower(part))
	}
	return string(out)
}

func appendPart(out []byte, r rune) []byte {
	if s, ok := strokes[r]; ok {
		return append(out, s...)
	}
	switch {
	case unicode.Is(unicode.Mn, r), strings.ContainsRune(dropped, r):
		return out
	case r < utf8.RuneSelf:
		return append(out, ascii(byte(r)))
	case unicode.Is(unicode.Han, r):
		return utf8.AppendRune(out, cmp.Or(han()[r], r))
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Mc, r):
		return utf8.AppendRune(out, r)
	}
	return append(out, ' ')
}
