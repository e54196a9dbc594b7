package caption

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/tui/route"
)

// parts are the texts of an entry as they stand in a file for $EDITOR.
type parts [route.Fields]string

// heading is the line above the text of field f.
func heading(f route.Field) string { return "== " + fieldTitles[f] + " ==" }

// fieldOf is the field whose heading line is.
func fieldOf(line string) (route.Field, bool) {
	line = strings.TrimRight(line, " \t")
	for f := range route.Field(route.Fields) {
		if line == heading(f) {
			return f, true
		}
	}
	return 0, false
}

// isWritten reports whether f has a heading in the file: the main fields always, the others where
// they have a text.
func (p parts) isWritten(f route.Field) bool { return f < mainFields || p[f] != "" }

// otherHeadings tells which lines may be added.
func otherHeadings() string {
	var all []string
	for f := mainFields; f < route.Fields; f++ {
		all = append(all, heading(f))
	}
	return "These may be added, with a text below them: " + strings.Join(all, " ")
}

// writeEditFile is what is written into the file for $EDITOR. Lines of the texts that look like a
// heading get a backslash before them.
func writeEditFile(title string, p parts) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nSave and leave to take the texts over. Keep the lines with ==.\n%s\n", title, otherHeadings())
	p.write(&b)
	return b.String()
}

// write writes texts under their headings.
func (p parts) write(b *strings.Builder) {
	for f := range route.Field(route.Fields) {
		if !p.isWritten(f) {
			continue
		}
		fmt.Fprintf(b, "\n%s\n", heading(f))
		for line := range strings.SplitSeq(p[f], "\n") {
			if looksLikeHeading(line) {
				line = `\` + line
			}
			fmt.Fprintf(b, "%s\n", line)
		}
	}
}

// looksLikeHeading also holds for one that is escaped already, so that nothing is read as an escape.
func looksLikeHeading(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, `\`), "==")
}

// maxEditFile is far more than texts may have.
const maxEditFile = 4 << 20

// readEditFile reads what an editor left of a file that had written, without empty lines around the
// texts. The error is in words where a heading is missing, is there twice, or names no field, and
// where it is no text.
func readEditFile(s string, written parts) (now parts, err error) {
	if len(s) > maxEditFile || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return now, errors.New("what it left is no text")
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n")
	var lines [route.Fields][]string
	var found []route.Field
	for line := range strings.SplitSeq(s, "\n") {
		f, isHeading := fieldOf(line)
		switch {
		case isHeading && slices.Contains(found, f):
			return now, fmt.Errorf("it left a line %s twice", heading(f))
		case isHeading:
			found = append(found, f)
		case len(found) == 0:
		case strings.HasPrefix(line, "=="):
			return now, fmt.Errorf(`it left a line %s, which names no field: as a text it needs a \ before it`,
				journal.Visible(beginning(line)))
		default:
			last := found[len(found)-1]
			lines[last] = append(lines[last], unescape(line))
		}
	}
	for f := range route.Field(route.Fields) {
		if written.isWritten(f) && !slices.Contains(found, f) {
			return now, fmt.Errorf("it left no line %s", heading(f))
		}
		now[f] = trimmed(f, lines[f])
	}
	return now, nil
}

// trimmed is what lines say of field f. In a list, each may be a line of its own.
func trimmed(f route.Field, lines []string) string {
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	switch {
	case hasLines(f):
		return text
	case f == route.FieldKeywords, f == route.FieldPeople:
		return strings.ReplaceAll(text, "\n", ", ")
	}
	return strings.ReplaceAll(text, "\n", " ")
}

func unescape(line string) string {
	if strings.HasPrefix(line, `\`) && looksLikeHeading(line) {
		return line[1:]
	}
	return line
}

// beginning is enough of line to know it by.
func beginning(line string) string {
	const enough = 40
	if len(line) > enough {
		return strings.ToValidUTF8(line[:enough], "") + "…"
	}
	return line
}
