package caption

import "sojourn/tui/route"

// layout is where everything stands. Its numbers are cells.
type layout struct {
	titles, offers, hot, counts int // lines
	blank                       bool
	rows                        [route.Fields]int // of the fields; 0 of those that are folded away
	tops                        [route.Fields]int // their first lines
	width                       int               // of a field over the whole screen
	narrow                      int               // of the caption, beside the picture
	columns, lines              int               // of the picture; 0 without one
}

const (
	gutter    = 2 // cells left of a field: which one has the keys
	margin    = 1 // … and right of it
	roomy     = 12
	airy      = 20
	pictured  = 60 // cells from which on there is a picture, and room for words
	widest    = 64 // cells of a picture
	altAtMost = 6
	smallName = 14 // cells of a name with its field behind it
)

// layoutFor shares out the screen. shape is the picture's height by its width, 0 without one;
// shown is how many fields are; hot tells whether codes have keys of their own.
func layoutFor(width, height int, shape float64, shown route.Field, hot bool) layout {
	l := layout{titles: 1, counts: 1, width: max(1, width-gutter-margin)}
	if height >= roomy {
		l.titles, l.offers = 2, 1
	}
	if hot && height >= airy {
		l.hot = 1
	}
	if height >= airy {
		l.blank, l.counts = true, 2
	}
	used := l.titles + l.offers + l.hot + l.counts + 3 + 1 // the names of the fields, and the keywords
	if l.blank {
		used++
	}
	left := max(2, height-used-int(shown-mainFields))
	l.rows[route.FieldAlt] = max(1, min(altAtMost, left/4))
	l.rows[route.FieldCaption] = left - l.rows[route.FieldAlt]
	l.rows[route.FieldKeywords] = 1
	l = l.withPicture(width, height, shape)
	top := l.titles
	if l.blank {
		top++
	}
	for f := range mainFields {
		l.tops[f] = top + 1
		top += 1 + l.rows[f]
	}
	for f := mainFields; f < shown; f++ {
		l.tops[f], l.rows[f] = top, 1
		top++
	}
	return l
}

// widthOf is how wide field f is, and leftOf where it begins.
func (l layout) widthOf(f route.Field) int {
	switch {
	case f == route.FieldCaption:
		return l.narrow
	case f >= mainFields:
		return max(1, l.width-smallName)
	}
	return l.width
}

func (l layout) leftOf(f route.Field) int {
	if f >= mainFields {
		return gutter + smallName
	}
	return gutter
}

// withPicture makes room for the picture beside the caption.
func (l layout) withPicture(width, height int, shape float64) layout {
	l.narrow = l.width
	if shape <= 0 || width < pictured || height < roomy {
		return l
	}
	l.lines = l.rows[route.FieldCaption] + 1
	l.columns = min(widest, width*36/100)
	if high := int(float64(l.columns)*shape/2 + 0.5); high < l.lines {
		l.lines = max(1, high)
	} else {
		l.columns = max(6, min(l.columns, int(float64(2*l.lines)/shape+0.5)))
	}
	l.narrow = width - gutter - l.columns - 2*margin - 1
	return l
}
