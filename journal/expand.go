package journal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blank is a part of a text that could not be written out. It was left as it is.
type Blank struct {
	Field      TextField // of the entry; "" where one text was looked at
	Start, End int       // bytes of the text that came back
	Text       string    // =kis=, {citty}
	Why        string    // in words
}

// Expand writes codes out, and returns the text and where it has codes that nobody knows. What a
// code stands for is not expanded again.
func Expand(text string, codes Codes) (string, []Blank) {
	d := codes.delimiter()
	if !strings.Contains(text, d) {
		return text, nil
	}
	var out strings.Builder
	var blanks []Blank
	for at := 0; at < len(text); {
		if link := linkLength(text, at); link > 0 {
			out.WriteString(text[at : at+link])
			at += link
			continue
		}
		step := expandAt(text, at, codes, d)
		if step.unknown {
			blanks = append(blanks, Blank{
				Start: out.Len(), End: out.Len() + step.length, Text: text[at : at+step.length], Why: "no code has this name",
			})
		}
		out.WriteString(step.text)
		at += step.length
	}
	return out.String(), blanks
}

// written is what stands for the next length bytes of a text.
type written struct {
	text    string
	length  int
	unknown bool
}

func expandAt(text string, at int, codes Codes, d string) written {
	_, n := utf8.DecodeRuneInString(text[at:])
	asIs := written{text: text[at : at+n], length: n}
	if !strings.HasPrefix(text[at:], d) {
		return asIs
	}
	inner, ok := innerOf(text[at:], d)
	if !ok {
		return asIs
	}
	length := 2*len(d) + len(inner)
	if known, ok := codes.Text(inner); ok {
		return written{text: known, length: length}
	}
	if opens(text[:at], d) && isCodeShaped(inner) {
		return written{text: text[at : at+length], length: length, unknown: true}
	}
	return asIs
}

// opens tells whether a delimiter after before may open a code that nobody knows: the = of a=b= does not.
func opens(before, d string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.HasSuffix(before, d)
}

// isCodeShaped tells what looks like a code and not like a sum or a quotation.
func isCodeShaped(s string) bool {
	some := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			some = true
		} else if !unicode.IsMark(r) && !strings.ContainsRune("#._-/+*", r) {
			return false
		}
	}
	return some
}

// linkLength is how many bytes a link takes that begins at text[at:]; 0 if none does.
func linkLength(text string, at int) int {
	for _, scheme := range []string{"http://", "https://"} {
		if strings.HasPrefix(text[at:], scheme) {
			if end := strings.IndexFunc(text[at:], unicode.IsSpace); end >= 0 {
				return end
			}
			return len(text) - at
		}
	}
	return 0
}
