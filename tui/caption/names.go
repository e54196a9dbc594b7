package caption

import (
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/tui/route"
)

// nameFields are the fields that are completed from names that the journal has there.
var nameFields = map[route.Field]journal.NameField{
	route.FieldByline: journal.NameByline, route.FieldCredit: journal.NameCredit,
	route.FieldCopyright: journal.NameCopyright, route.FieldPeople: journal.NamePeople,
	route.FieldLanguage: journal.NameLanguage,
}

// unfinishedName is what stands before the caret in a field of names, or of one name.
func (m Model) unfinishedName() (tail string, ok bool) {
	f := m.fields[m.focus]
	if !f.AtEnd() {
		return "", false
	}
	if m.focus != route.FieldPeople {
		return f.Before(), true
	}
	all := tokens(f.Before())
	if len(all) == 0 || !all[len(all)-1].open {
		return "", true
	}
	return f.Before()[all[len(all)-1].from:], true
}

// fittingNames are names as they are written in the field that has the keys.
func (m Model) fittingNames(tail string, names []string) []string {
	var out []string
	for _, n := range names {
		w := n
		if m.focus == route.FieldPeople {
			if slices.Contains(m.draft.want.people, n) {
				continue
			}
			w = quote(n) + ","
		}
		if w != strings.TrimSpace(tail) {
			out = append(out, w)
		}
	}
	return out
}

// readNames reads names as they are typed: parted by commas, or in quotes.
func readNames(s string) []string {
	var list []string
	for _, t := range tokens(s) {
		if n := journal.CleanLine(t.text); n != "" && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

// writeNames writes names so that readNames reads them.
func writeNames(list []string) string {
	written := make([]string, len(list))
	for i, n := range list {
		written[i] = quote(n)
	}
	return strings.Join(written, ", ")
}
