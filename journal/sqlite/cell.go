package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"
)

// A cell is a tenth of a degree high and wide; cells are numbered by rows of latitude, from the south
// and the west.
const (
	cellsPerDegree = 10
	cellsPerRow    = 360*cellsPerDegree + 1
)

func cellRow(lat float64) int64    { return int64((lat + 90) * cellsPerDegree) }
func cellColumn(lon float64) int64 { return int64((lon + 180) * cellsPerDegree) }

// cellOf is the cell of a place's point. Migrations reckon the same in SQL.
func cellOf(p placeRow) sql.NullInt64 {
	if !p.lat.Valid || !p.lon.Valid {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: cellRow(p.lat.Float64)*cellsPerRow + cellColumn(p.lon.Float64), Valid: true}
}

// cellSpan is numbers from low to high, both included.
type cellSpan struct{ low, high int64 }

// cells are those that b touches.
func (b box) cells() []cellSpan {
	var spans []cellSpan
	for row := cellRow(b.south); row <= cellRow(b.north); row++ {
		first := row * cellsPerRow
		if b.west > b.east { // over the date line
			spans = append(spans,
				cellSpan{first + cellColumn(b.west), first + cellsPerRow - 1},
				cellSpan{first, first + cellColumn(b.east)})
			continue
		}
		spans = append(spans, cellSpan{first + cellColumn(b.west), first + cellColumn(b.east)})
	}
	return spans
}

const (
	mostCells   = 64  // that are read each in order of time
	mostVisited = 500 // of which that is worth finding out
)

// cell is one that has entries, and the newest of them.
type cell struct{ number, newest int64 }

// near leads to the cells around a point.
func (s shelf) near(l *literal) error {
	if l.Near == nil || !l.Near.Valid() || !(l.Within > 0) {
		return nil // no query is made of it
	}
	return s.within(l, boxAround(*l.Near, l.Within))
}

// within leads to the cells of a box.
func (s shelf) within(l *literal, b box) error {
	visited, err := s.visited(b.cells())
	if err != nil || len(visited) > mostVisited {
		return err
	}
	numbers := make([]int64, len(visited))
	for i, c := range visited {
		numbers[i] = c.number
	}
	all := condition{`e.cell IN (SELECT value FROM json_each(?))`, []any{list(numbers)}}
	found, err := s.counted(&lead{any: []condition{all}})
	if err != nil || found.few() {
		l.lead = found
		return err
	}
	if len(visited) > mostCells && (s.page == nil || !s.page.Newest) {
		return nil
	}
	found.any = nil
	for i, c := range visited {
		if i == mostCells {
			found.floor = c.newest + 1
			break
		}
		found.any = append(found.any, condition{`e.cell = ?`, []any{c.number}})
	}
	l.lead = found
	return nil
}

// visited are the cells of spans that have entries, those with the newest first. They are found from
// one to the next by their index.
func (s shelf) visited(spans []cellSpan) ([]cell, error) {
	const q = `WITH RECURSIVE c (cell, high) AS (
			SELECT (SELECT min(cell) FROM entry WHERE cell >= j.value->>0 AND cell <= j.value->>1), j.value->>1
			FROM json_each(?) j
			UNION ALL
			SELECT (SELECT min(e.cell) FROM entry e WHERE e.cell > c.cell AND e.cell <= c.high), c.high
			FROM c WHERE c.cell IS NOT NULL)
		SELECT cell, (SELECT max(sort) FROM entry e WHERE e.cell = c.cell) FROM c
		WHERE cell IS NOT NULL LIMIT ?`
	pairs := make([][2]int64, len(spans))
	for i, span := range spans {
		pairs[i] = [2]int64{span.low, span.high}
	}
	asked, err := json.Marshal(pairs)
	if err != nil {
		return nil, err
	}
	var all []cell
	rows, err := s.tx.QueryContext(s.ctx, q, string(asked), mostVisited+1)
	err = each(rows, err, func(rows *sql.Rows) error {
		var c cell
		err := rows.Scan(&c.number, &c.newest)
		all = append(all, c)
		return err
	})
	slices.SortFunc(all, func(a, b cell) int { return cmp.Compare(b.newest, a.newest) })
	return all, err
}
