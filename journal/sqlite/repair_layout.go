package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/sqlite/pages"
)

// layout is how one table or index looks on the disk.
type layout struct {
	table   string
	name    string // of the table, or of an index of it
	columns []column
	byKey   bool // rows have no id, as in every index
	partial bool // an index that leaves rows out
}

// column is one value of a row.
type column struct {
	name     string
	kind     string // as STRICT tables know it; "" any
	optional bool   // may be NULL, or missing: it was added later
	isID     bool   // stands in the row's id
}

// layouts returns those of every table of db, and of their indices. The index of words is made
// anew, and has none.
func layouts(ctx context.Context, db *sql.DB) ([]layout, error) {
	const (
		tables  = `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`
		indices = `SELECT name, partial FROM pragma_index_list(?) WHERE origin <> 'pk'`
	)
	var all []layout
	rows, err := db.QueryContext(ctx, tables)
	err = each(rows, err, func(rows *sql.Rows) error {
		var l layout
		err := rows.Scan(&l.table, &l.byKey)
		l.name = l.table
		all = append(all, l)
		return err
	})
	for i := range all {
		if err != nil {
			return nil, err
		}
		all[i].columns, err = columnsOf(ctx, db, all[i])
	}
	for _, table := range all {
		if err != nil {
			return nil, err
		}
		rows, err = db.QueryContext(ctx, indices, table.name)
		err = each(rows, err, func(rows *sql.Rows) error {
			l := layout{table: table.name, byKey: true}
			err := rows.Scan(&l.name, &l.partial)
			all = append(all, l)
			return err
		})
	}
	for i, l := range all {
		if err != nil {
			return nil, err
		}
		if l.name != l.table {
			all[i].columns, err = indexColumns(ctx, db, all, l)
		}
	}
	return all, err
}

func columnsOf(ctx context.Context, db *sql.DB, l layout) ([]column, error) {
	const q = `SELECT name, type, NOT "notnull" OR dflt_value IS NOT NULL, pk FROM pragma_table_info(?) ORDER BY cid`
	var columns []column
	rows, err := db.QueryContext(ctx, q, l.name)
	err = each(rows, err, func(rows *sql.Rows) error {
		var c column
		var key int
		err := rows.Scan(&c.name, &c.kind, &c.optional, &key)
		if c.kind == "ANY" {
			c.kind = ""
		}
		c.isID = key == 1 && !l.byKey
		c.optional = c.optional && key == 0
		columns = append(columns, c)
		return err
	})
	return columns, err
}

func indexColumns(ctx context.Context, db *sql.DB, all []layout, index layout) ([]column, error) {
	const q = `SELECT coalesce(name, '') FROM pragma_index_xinfo(?) ORDER BY seqno`
	at := slices.IndexFunc(all, func(l layout) bool { return l.name == index.table })
	var columns []column
	rows, err := db.QueryContext(ctx, q, index.name)
	err = each(rows, err, func(rows *sql.Rows) error {
		var c column
		err := rows.Scan(&c.name)
		of := slices.IndexFunc(all[at].columns, func(x column) bool {
			return x.name == c.name || c.name == "" && x.isID
		})
		if of < 0 {
			return fmt.Errorf("the index %s has a column that is none of its table", index.name)
		}
		c = all[at].columns[of]
		c.isID = false
		columns = append(columns, c)
		return err
	})
	return columns, err
}

// takes reports whether r can be a row of l: of its columns, the last of which may be missing.
func (l layout) takes(r pages.Row) bool {
	if len(r.Values) > len(l.columns) {
		return false
	}
	for i, c := range l.columns {
		if i >= len(r.Values) {
			if !c.optional || l.name != l.table {
				return false
			}
			continue
		}
		if !c.takes(r.Values[i]) {
			return false
		}
	}
	return true
}

func (c column) takes(v any) bool {
	isInt, isReal, isText, isBlob := false, false, false, false
	switch v.(type) {
	case int64:
		isInt, isReal = true, true // whole numbers are kept as such
	case float64:
		isReal = true
	case string:
		isText = true
	case []byte:
		isBlob = true
	default:
		return c.isID || c.optional
	}
	switch c.kind {
	case "INTEGER":
		return isInt && !c.isID
	case "REAL":
		return isReal
	case "TEXT":
		return isText
	case "BLOB":
		return isBlob
	}
	return true
}

// values returns r's values for insert, text that is not UTF-8 any more with marks in its place.
func (l layout) values(r pages.Row) []any {
	values := slices.Clone(r.Values)
	for i, v := range values {
		if text, ok := v.(string); ok {
			values[i] = strings.ToValidUTF8(text, "\ufffd")
		}
		if l.columns[i].isID {
			values[i] = r.ID
		}
	}
	return values
}

// insert is the statement that takes the first n values of a row.
func (l layout) insert(n int) string {
	names := make([]string, n)
	for i, c := range l.columns[:n] {
		names[i] = c.name
	}
	return `INSERT INTO "` + l.table + `" ("` + strings.Join(names, `", "`) + `") VALUES (?` +
		strings.Repeat(", ?", n-1) + `)`
}

// decodes reports whether what is kept as JSON can be read as what it is.
func (l layout) decodes(values []any) bool {
	for i, v := range values {
		var into any
		if blob, ok := v.([]byte); ok && l.table == "segment" {
			if _, err := unpacked(blob); err != nil {
				return false
			}
		}
		switch l.table + "." + l.columns[i].name {
		case "entry.people":
			into = &[]string{}
		case "entry.shown":
			into = &journal.Place{}
		case "dispatch.message":
			into = &journal.Message{}
		case "dispatch.pictures":
			into = &[]journal.Picture{}
		case "dispatch.replaces":
			into = &journal.Receipt{}
		case "destination.settings":
			into = &map[string]string{}
		case "destination.rendition":
			into = &journal.RenditionSpec{}
		case "destination.redaction":
			into = &journal.Redaction{}
		case "destination.limits":
			into = &journal.Limits{}
		case "code.texts":
			into = &[]string{}
		case "trip.legs":
			into = &[]journal.Leg{}
		case "trip.goes_to":
			into = &[]string{}
		case "template.fields":
			into = &[]journal.TemplateField{}
		case "undo_entry.patch":
			into = &journal.Patch{}
		case "undo_mark.before":
			into = &journal.Delivery{}
		default:
			continue
		}
		if text, ok := v.(string); !ok || json.Unmarshal([]byte(text), into) != nil {
			return false
		}
	}
	return true
}
