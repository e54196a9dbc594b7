package field

// wordBefore is where the word before s begins. The end of the line before is a word of its own.
func (m Model) wordBefore(s spot) spot {
	return m.back(s, func(k kind) int { return k.class() })
}

// blankBefore is wordBefore for words that only blanks part.
func (m Model) blankBefore(s spot) spot {
	return m.back(s, func(k kind) int { return min(1, k.class()) })
}

// back goes over blanks, and then over clusters of one class.
func (m Model) back(s spot, class func(kind) int) spot {
	l := m.text[s.line]
	i := l.index(s.at)
	if i == 0 {
		return m.before(s)
	}
	for i > 0 && class(l.clusters[i-1].kind) == 0 {
		i--
	}
	for first := i; i > 0 && class(l.clusters[i-1].kind) == class(l.clusters[first-1].kind); {
		i--
	}
	return spot{s.line, l.start(i)}
}

// wordAfter is where the word after s ends.
func (m Model) wordAfter(s spot) spot {
	l := m.text[s.line]
	i := l.index(s.at)
	if i == len(l.clusters) {
		return m.next(s)
	}
	for i < len(l.clusters) && l.clusters[i].kind.class() == 0 {
		i++
	}
	for first := i; i < len(l.clusters) && l.clusters[i].kind.class() == l.clusters[first].kind.class(); {
		i++
	}
	return spot{s.line, l.start(i)}
}
