package sqlite

import (
	"errors"
	"slices"
	"strings"

	"sojourn/journal"
)

// errField is for a query that was not made by journal.ParseQuery, or not resolved.
var errField = errors.New("this field is not known")

// branch is conditions that must all hold. Where words are looked for, their index drives it: it
// yields the entries in order of time, so that a page is read without sorting all of them.
type branch struct {
	with, without []string // expressions for the whole index
	fields        []phrase // words that stand together in a column of it
	match         string   // what drives it
	column        string   // of the index that match is for
	where         []string
	args          []any
	onlyKeys      bool // the conditions need no more of an entry than its sort key
	wide          bool // one of them finds all that has a word before the first entry is looked at

	walk      []string // as with, each word for itself: see walked
	walkWhere []condition

	hinted bool     // words are the only way to what a term selects
	hints  []string // expressions for the index that hold for whatever the conditions do
	lead   *lead    // what drives it where no words do
	walks  bool     // what it looks for is near the begin of the page
	few    bool     // what the lead finds is few
	reads  bool     // words are looked for in the text of what the lead finds
}

// bestBranch is led by words, or by the term that selects the least where that is little.
func bestBranch(literals []literal) (branch, error) {
	least := leastOf(literals)
	b := branch{onlyKeys: true, lead: least, few: least != nil && least.few()}
	b.reads = b.few && slices.ContainsFunc(literals, literal.isText)
	for _, l := range literals {
		switch {
		case b.reads && l.isText():
			b.read(l)
		case l.words != "":
			b.words(l.words, l.Not)
			if !l.Not {
				b.walk = append(b.walk, l.words)
			}
		case l.isText():
			p := l.phrase
			p.not = l.Not
			b.text(p)
			b.walkTo(p)
		default:
			if err := b.filter(l); err != nil {
				return b, err
			}
		}
		if l.hint != "" && !l.Not {
			b.hints = append(b.hints, l.hint)
			b.hinted = b.hinted || l.lead == nil
		}
	}
	if !b.reads {
		b.drive()
	}
	return b, nil
}

func (b *branch) words(expression string, not bool) {
	if not {
		b.without = append(b.without, expression)
	} else {
		b.with = append(b.with, expression)
	}
}

func (b *branch) text(p phrase) {
	expression, exact := p.expression()
	switch {
	case len(p.words) == 0:
		b.constant(p.not) // nothing in it can be found
	case exact && p.column == "words":
		b.words(expression, p.not)
	default:
		b.fields = append(b.fields, p)
	}
}

// drive chooses what leads the search, and makes conditions of the rest.
func (b *branch) drive() {
	b.search()
	for _, match := range b.without {
		b.excludes("words", "NOT ", match)
	}
	for _, p := range b.fields {
		b.field(p)
	}
	b.without, b.fields = nil, nil
}

// search takes words, or a field where there are none, as what is looked for in the index. Words of
// fields are looked for as well, each alone: whether they stand together, a condition tells.
func (b *branch) search() {
	isPositive := func(p phrase) bool { return !p.not }
	first := slices.IndexFunc(b.fields, isPositive)
	if len(b.with) == 0 && first < 0 && (b.few || !b.hinted) {
		return
	}
	b.lead, b.few = nil, false
	b.with = append(b.with, b.hints...)
	b.walk = append(b.walk, b.hints...)
	if len(b.with) == 0 && len(b.fields) == 1 && len(b.without) == 0 {
		b.column, b.match, b.fields = b.fields[0].column, b.fields[0].match(), nil
		return
	}
	var rest []phrase
	for _, p := range b.fields {
		expression, exact := p.expression()
		if !exact {
			rest = append(rest, p)
		}
		if exact || !p.not {
			b.words(expression, p.not)
		}
	}
	b.column, b.fields = "words", rest
	b.match = strings.Join(b.with, " ")
	if len(b.without) > 0 {
		not := " NOT (" + strings.Join(b.without, " OR ") + ")"
		b.match = "(" + b.match + ")" + not
		b.walk = append(b.walk, not)
		b.without = nil
	}
}

// field adds the condition that words stand together in a column. Where the index drives the
// search its own text is at hand, and reading that costs less than another search would.
func (b *branch) field(p phrase) {
	not := ""
	if p.not {
		not = "NOT "
	}
	if b.match == "" {
		b.excludes(p.column, not, p.match())
		return
	}
	condition, text := p.stands("w." + p.column)
	b.add(not+"("+condition+")", text)
}

// excludes adds a condition of words where none lead the search. Below {low} it says nothing.
func (b *branch) excludes(column, not, match string) {
	b.wide = true
	b.add(not+"(+{key} IN (SELECT docid FROM words WHERE "+column+" MATCH ? AND docid >= {low}))",
		match)
}

func (b *branch) add(condition string, args ...any) {
	b.where = append(b.where, condition)
	b.args = append(b.args, args...)
}

// addFor adds a condition on columns of entry, or its opposite.
func (b *branch) addFor(t journal.Term, condition string, args ...any) {
	b.onlyKeys = b.onlyKeys && strings.Contains(condition, "{key}")
	condition = "(" + condition + ")"
	if t.Not {
		condition = "NOT " + condition
	}
	b.add(condition, args...)
}

func (b *branch) constant(all bool) {
	if !all {
		b.add("0")
	}
}

// sql is as that of a selection. Where words are looked for, the row is of no use for finding an
// entry, and SQLite is kept from trying.
func (b branch) sql(columns, more string, args ...any) (string, []any) {
	b = b.walked()
	from, key, row, where := "entry e", "e.sort", "e.n", b.where
	all := append(slices.Clone(b.args), args...)
	if b.reads {
		from = "entry e CROSS JOIN words w ON w.docid = e.sort"
	}
	if b.match != "" {
		from, key, row = "words w CROSS JOIN entry e ON e.sort = w.docid", "w.docid", "+e.n"
		if b.onlyKeys && !strings.Contains(columns+more, "e.") {
			from = "words w"
		}
		where = append([]string{"w." + b.column + " MATCH ?"}, where...)
		all = append([]any{b.match}, all...)
	}
	condition := ""
	if len(where) > 0 {
		condition = " WHERE " + strings.Join(where, " AND ")
	} else if strings.HasPrefix(more, "AND ") {
		condition = " WHERE 1 "
	}
	statement := "SELECT " + columns + " FROM " + from + condition + " " + more
	return strings.NewReplacer("{key}", key, "{n}", row).Replace(statement), all
}
