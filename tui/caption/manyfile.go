package caption

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/tui/facts"
	"sojourn/tui/route"
	"sojourn/tui/words"
)

// entryMark begins the heading of an entry in a file with many.
const entryMark = "==== "

// maxManyFile is the largest file with many entries that is read back.
const maxManyFile = 64 << 20

// partsOf are the texts of an entry as they stand in the file.
func partsOf(t texts) (p parts) {
	for i := range p {
		f := route.Field(i)
		p[i] = inField(f, t.shown(f))
	}
	return p
}

// writeManyFile is what is written into the file for $EDITOR of many entries: each under a heading
// that begins with its id.
func writeManyFile(entries []journal.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. Save and leave to take the texts over. Keep the lines with ==.\n"+
		"What is taken out as a whole, with its heading, stays as it is.\n%s\n",
		words.Count(len(entries), "entry"), otherHeadings())
	for _, e := range entries {
		title := journal.CleanLine(facts.Title(e))
		fmt.Fprintf(&b, "\n%s%s · %s · %s ====\n", entryMark, e.ID, title, words.Day(e.Taken.Local()))
		partsOf(textsOf(e)).write(&b)
	}
	return b.String()
}

// readManyFile reads what an editor left of ids. The error names the entry that cannot be read.
func readManyFile(s string, ids map[journal.ID]texts) (map[journal.ID]parts, error) {
	if len(s) > maxManyFile || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return nil, errors.New("what it left is no text")
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n")
	found := map[journal.ID]parts{}
	for at, section := range strings.Split("\n"+s, "\n"+entryMark) {
		if at == 0 {
			continue // what is said at the top
		}
		name, _, _ := strings.Cut(section, " ")
		id := journal.ID(strings.TrimSpace(name))
		if _, mine := ids[id]; !mine {
			return nil, fmt.Errorf("it left an entry %s that was not there", journal.Visible(beginning(name)))
		}
		if _, twice := found[id]; twice {
			return nil, fmt.Errorf("it left entry %s twice", id)
		}
		now, err := readEditFile(section, partsOf(ids[id]))
		if err != nil {
			return nil, fmt.Errorf("entry %s: %w", id, err)
		}
		found[id] = now
	}
	return found, nil
}
