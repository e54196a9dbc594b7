package field

import "strings"

// text is the lines of a field: at least one. Slice and lines are never altered, so that copies
// of a field share them.
type text []*line

// spot is a byte of a line.
type spot struct{ line, at int }

func (s spot) before(o spot) bool { return s.line < o.line || s.line == o.line && s.at < o.at }

// after is where s stands once it has passed over t.
func (s spot) after(t string) spot {
	if i := strings.LastIndexByte(t, '\n'); i >= 0 {
		return spot{s.line + strings.Count(t, "\n"), len(t) - i - 1}
	}
	return spot{s.line, s.at + len(t)}
}

func newText(s string, width int) text {
	var t text
	for piece := range strings.SplitSeq(s, "\n") {
		t = append(t, newLine(piece, width))
	}
	return t
}

func (t text) value() string {
	if len(t) == 1 {
		return t[0].text
	}
	pieces := make([]string, len(t))
	for i, l := range t {
		pieces[i] = l.text
	}
	return strings.Join(pieces, "\n")
}

func (t text) isEmpty() bool { return len(t) == 1 && t[0].text == "" }

func (t text) last() spot { return spot{len(t) - 1, len(t[len(t)-1].text)} }

// between is what stands from from up to to.
func (t text) between(from, to spot) string {
	if from.line == to.line {
		return t[from.line].text[from.at:to.at]
	}
	pieces := []string{t[from.line].text[from.at:]}
	for _, l := range t[from.line+1 : to.line] {
		pieces = append(pieces, l.text)
	}
	return strings.Join(append(pieces, t[to.line].text[:to.at]), "\n")
}

// replaced is t with s in place of what stands from from up to to.
func (t text) replaced(from, to spot, s string, width int) text {
	pieces := strings.Split(s, "\n")
	head, tail := t[from.line], t[to.line]
	out := make(text, 0, len(t)-(to.line-from.line)+len(pieces)-1)
	out = append(out, t[:from.line]...)
	if n := len(pieces) - 1; n == 0 {
		out = append(out, joined(head, from.at, s, tail, to.at, width))
	} else {
		out = append(out, joined(head, from.at, pieces[0], noLine, 0, width))
		for _, p := range pieces[1:n] {
			out = append(out, newLine(p, width))
		}
		out = append(out, joined(noLine, 0, pieces[n], tail, to.at, width))
	}
	return append(out, t[to.line+1:]...)
}

var noLine = &line{}

// wrapped is t for another width.
func (t text) wrapped(width int) text {
	out := make(text, len(t))
	for i, l := range t {
		out[i] = lineOf(l.text, l.clusters, width)
	}
	return out
}

// settle is the first boundary between clusters in the line of s that is not before it.
func (t text) settle(s spot) spot { return spot{s.line, t[s.line].settle(s.at)} }

// rows counts the rows of t.
func (t text) rows() int {
	n := 0
	for _, l := range t {
		n += len(l.rows)
	}
	return n
}
