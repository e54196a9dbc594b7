package journal

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Resolve writes out the variables of text, like {city} and {date:2 January 2006}, and {{ as a
// brace. A variable that may not be told is left out, with the comma or space that joined it; one
// that nobody knows, or that has no value, stays and is told.
func Resolve(text string, v Values) (string, []Blank) { return resolve(text, v, nil) }

// resolve is Resolve for a text with blanks in it already, which it passes over.
func resolve(text string, v Values, blanks []Blank) (string, []Blank) {
	r := resolver{text: text, values: v, blanks: blanks}
	for r.at < len(text) {
		r.step()
	}
	return string(r.out), r.left
}

type resolver struct {
	text   string
	at     int
	values Values
	blanks []Blank // of text, from at on
	out    []byte
	left   []Blank
}

func (r *resolver) step() {
	if len(r.blanks) > 0 && r.blanks[0].Start == r.at {
		r.leave(r.blanks[0])
		r.at, r.blanks = r.blanks[0].End, r.blanks[1:]
		return
	}
	if strings.HasPrefix(r.text[r.at:], "{{") {
		r.out = append(r.out, '{')
		r.at += 2
		return
	}
	name, layout, n := variableAt(r.text[r.at:])
	if n == 0 {
		r.out = append(r.out, r.text[r.at])
		r.at++
		return
	}
	whole := r.text[r.at : r.at+n]
	r.at += n
	switch is := r.values.of(name, layout); {
	case !is.known || layout != "" && !hasLayout(name):
		r.leave(Blank{Text: whole, Why: "no variable has this name"})
	case is.keptBack:
		r.leaveOut()
	case is.text == "":
		r.leave(Blank{Text: whole, Why: is.why})
	default:
		r.out = append(r.out, is.text...)
	}
}

func (r *resolver) leave(b Blank) {
	b.Start, b.End = len(r.out), len(r.out)+len(b.Text)
	r.out = append(r.out, b.Text...)
	r.left = append(r.left, b)
}

const maxVariable = 80 // bytes, with its layout and braces

// variableAt returns the variable that s begins with, and how many bytes it takes; 0 if none does.
func variableAt(s string) (name, layout string, n int) {
	if s[0] != '{' {
		return "", "", 0
	}
	end := strings.IndexAny(s[:min(len(s), maxVariable)], "}\n")
	if end < 0 || s[end] != '}' {
		return "", "", 0
	}
	name, layout, _ = strings.Cut(s[1:end], ":")
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
		return "", "", 0
	}
	return name, layout, end + 1
}

// joiners join what stands on both sides of them.
const joiners = ",，、،;/-–—·"

// leaveOut leaves a variable out, and what joined it: the joint after it, else the one before it,
// and brackets that hold nothing else.
func (r *resolver) leaveOut() {
	rest := r.text[r.at:]
	if len(r.blanks) > 0 {
		rest = r.text[r.at:r.blanks[0].Start]
	}
	if bytes.HasSuffix(r.out, []byte("(")) && strings.HasPrefix(rest, ")") {
		r.out, r.at = bytes.TrimRight(r.out[:len(r.out)-1], " "), r.at+1
		return
	}
	if joint := jointAt(rest); joint > 0 && (len(r.out) == 0 || bytes.HasSuffix(r.out, []byte(" ")) ||
		bytes.HasSuffix(r.out, []byte("\n"))) {
		r.at += joint
		return
	}
	kept := bytes.TrimRight(r.out, " ")
	if last, n := utf8.DecodeLastRune(kept); strings.ContainsRune(joiners, last) && n > 0 {
		kept = bytes.TrimRight(kept[:len(kept)-n], " ")
	}
	r.out = kept
}

// jointAt is how many bytes at the beginning of s join what was before it to what comes: a comma
// and spaces, or spaces.
func jointAt(s string) int {
	rest := strings.TrimLeft(s, " ")
	if first, n := utf8.DecodeRuneInString(rest); n > 0 && strings.ContainsRune(joiners, first) {
		rest = rest[n:]
	}
	rest = strings.TrimLeft(rest, " ")
	if rest == "" || rest[0] == '\n' {
		return 0
	}
	return len(s) - len(rest)
}
