package pages

// Root is where the rows of a table or index begin.
type Root struct {
	Name  string
	Table string // that it belongs to
	Page  int
	Index bool // of a table that has rows elsewhere
}

// Roots returns what the file says of its tables and indices, as far as that can be read.
func (f *File) Roots() []Root {
	var roots []Root
	f.Walk(1, func(r Row) {
		if len(r.Values) < 4 {
			return
		}
		kind, _ := r.Values[0].(string)
		name, _ := r.Values[1].(string)
		table, _ := r.Values[2].(string)
		page, _ := r.Values[3].(int64)
		if page > 1 && page <= int64(f.count) && (kind == "table" || kind == "index") {
			roots = append(roots, Root{name, table, int(page), kind == "index"})
		}
	})
	return roots
}
