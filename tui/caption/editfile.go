package caption

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"sojourn/journal"
	"sojourn/tui/route"
)

// headings are the lines that part the texts in the file for $EDITOR.
var headings = [3]string{
	route.FieldCaption: "== Caption ==", route.FieldAlt: "== Alt text ==", route.FieldKeywords: "== Keywords ==",
}

// writeEditFile is what is written into the file for $EDITOR. Lines of the texts that look like a
// heading get a backslash before them.
func writeEditFile(title string, parts [3]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nSave and leave to take the texts over. Keep the lines with ==.\n", title)
	writeParts(&b, parts)
	return b.String()
}

// writeParts writes texts under their headings.
func writeParts(b *strings.Builder, parts [3]string) {
	for i, h := range headings {
		fmt.Fprintf(b, "\n%s\n", h)
		for line := range strings.SplitSeq(parts[i], "\n") {
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

// readEditFile reads what an editor left, without empty lines around the texts. The error is
// Invalid where the three headings are not there once each and in order, or where it is no text.
func readEditFile(s string) (parts [3]string, err error) {
	if len(s) > maxEditFile || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return parts, errors.New("what it left is no text")
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n")
	at, lines := -1, [3][]string{}
	for line := range strings.SplitSeq(s, "\n") {
		switch {
		case at+1 < len(headings) && strings.TrimRight(line, " \t") == headings[at+1]:
			at++
		case at < 0:
		case strings.HasPrefix(line, "=="):
			return parts, fmt.Errorf("it left a line %s where there was none", journal.Visible(beginning(line)))
		default:
			lines[at] = append(lines[at], unescape(line))
		}
	}
	if at+1 < len(headings) {
		return parts, fmt.Errorf("it left no line %s", headings[at+1])
	}
	for i := range parts {
		parts[i] = strings.Trim(strings.Join(lines[i], "\n"), "\n")
	}
	keywords := &parts[route.FieldKeywords]
	*keywords = strings.ReplaceAll(*keywords, "\n", ", ")
	return parts, nil
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
