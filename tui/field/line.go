package field

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// line is the text between two line breaks, measured and wrapped. It never changes.
type line struct {
	text     string
	clusters []cluster
	rows     []row // at least one
}

// newLine measures text for width cells; 0 does not wrap.
func newLine(text string, width int) *line {
	return lineOf(text, clustersOf(text, 0), width)
}

func lineOf(text string, clusters []cluster, width int) *line {
	l := &line{text: text, clusters: clusters}
	if width > 0 {
		l.rows = wrap(clusters, width)
	} else {
		l.rows = []row{{0, len(clusters)}}
	}
	return l
}

// start is the byte where cluster i begins; the end of the line for the one after the last.
func (l *line) start(i int) int {
	if i == 0 {
		return 0
	}
	return int(l.clusters[i-1].end)
}

// index is the cluster that byte at belongs to.
func (l *line) index(at int) int {
	return sort.Search(len(l.clusters), func(i int) bool { return int(l.clusters[i].end) > at })
}

// settle is the first boundary between clusters that is not before byte at.
func (l *line) settle(at int) int {
	i := sort.Search(len(l.clusters), func(i int) bool { return int(l.clusters[i].end) >= at })
	if at <= 0 || i == len(l.clusters) {
		return max(0, min(at, len(l.text)))
	}
	return int(l.clusters[i].end)
}

// cells is the width of clusters from, up to to.
func (l *line) cells(from, to int) int {
	n := 0
	for _, c := range l.clusters[from:to] {
		n += int(c.width)
	}
	return n
}

// rowOf is the row that shows the caret before cluster i; upstream where it stands at the end of
// a row instead of at the start of the next one.
func (l *line) rowOf(i int, upstream bool) int {
	n := sort.Search(len(l.rows), func(n int) bool { return l.rows[n].from > i }) - 1
	if upstream && n > 0 && l.rows[n].from == i {
		return n - 1
	}
	return n
}

// shown is what clusters from, up to to, look like.
func (l *line) shown(from, to int) string {
	var b strings.Builder
	plain := from // where what is shown as it is begins
	for i := from; i < to; i++ {
		if l.clusters[i].marked {
			b.WriteString(l.text[l.start(plain):l.start(i)])
			b.WriteString(shown(l.text[l.start(i):l.start(i+1)]))
			plain = i + 1
		}
	}
	b.WriteString(l.text[l.start(plain):l.start(to)])
	return b.String()
}

// joined is what head has before byte from, then s, then what tail has from byte to on. Only what
// is near s is measured anew: from a boundary on, clusters do not depend on what is before it.
func joined(head *line, from int, s string, tail *line, to, width int) *line {
	text := head.text[:from] + s + tail.text[to:]
	kept := max(0, head.index(from)-1)
	clusters := make([]cluster, kept, kept+len(s)+len(tail.clusters)+2)
	copy(clusters, head.clusters)
	at, shift := head.start(kept), from+len(s)-to
	for window := len(s) + 64; at < len(text); window *= 2 {
		end := runeStart(text, min(len(text), at+window))
		found := clustersOf(text[at:end], at)
		if end < len(text) && len(found) > 0 {
			found = found[:len(found)-1] // it may go on
		}
		for _, c := range found {
			clusters = append(clusters, c)
			at = int(c.end)
			if at < from+len(s) {
				continue
			}
			if rest, ok := tail.after(at - shift); ok {
				return lineOf(text, shifted(clusters, rest, shift), width)
			}
		}
	}
	return lineOf(text, clusters, width)
}

// after are the clusters that follow byte at. It is false where at is no boundary.
func (l *line) after(at int) ([]cluster, bool) {
	i := l.index(at)
	return l.clusters[i:], l.start(i) == at
}

func shifted(clusters, rest []cluster, by int) []cluster {
	for _, c := range rest {
		c.end += int32(by)
		clusters = append(clusters, c)
	}
	return clusters
}

// runeStart is the last byte up to at that a character begins with, or the end of s.
func runeStart(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}
