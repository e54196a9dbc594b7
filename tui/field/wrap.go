package field

// row is the part of a line that one row of the screen shows: clusters from, up to to.
type row struct{ from, to int }

// wrap cuts a line into rows of width cells. The last cell is kept free for the caret; only a
// blank at which the line breaks may stand there. Where the last row fills it, an empty one follows.
func wrap(clusters []cluster, width int) []row {
	limit := width - 1
	var rows []row
	from, used, at := 0, 0, 0 // at: the last place where the row may break, if it is after from
	for i := 0; i < len(clusters); i++ {
		c := clusters[i]
		if i > from && breaks(clusters[i-1].kind, c.kind) {
			at = i
		}
		if i == from || fits(c, used, limit) {
			used += int(c.width)
			continue
		}
		if at <= from || c.kind == blank {
			at = i
		}
		rows = append(rows, row{from, at})
		from, used, i = at, 0, at-1
	}
	rows = append(rows, row{from, len(clusters)})
	if used > max(0, limit) {
		rows = append(rows, row{len(clusters), len(clusters)})
	}
	return rows
}

func fits(c cluster, used, limit int) bool {
	if c.kind == blank {
		return used <= limit
	}
	return used+int(c.width) <= limit
}

// breaks reports whether a row may end between two clusters.
func breaks(before, after kind) bool {
	switch {
	case after == blank:
		return false // it hangs
	case before == blank:
		return true
	case after == closer || before == opener:
		return false
	case before == dash:
		return after == letter || after == ideograph
	}
	return before == ideograph || after == ideograph || before == picture || after == picture
}
