package picture

import (
	"image"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Show is all that is to be written to show img in columns × rows cells below the cursor, at the beginning of a
// line. The cursor is below it then.
func Show(img image.Image, columns, rows int, s Screen) (string, error) {
	if s.Protocol == Nothing {
		return "", nil
	}
	if s.Protocol == Cells {
		return strings.Join(render(img, Seen{}, Key{Columns: columns, Rows: rows}, s).Lines, "\n") + "\n", nil
	}
	g, err := draw(img, Seen{}, Key{Columns: columns, Rows: rows}, s, shownAlone)
	if err != nil {
		return "", err
	}
	if s.Protocol == Kitty {
		return string(g.data) + g.placeVirtually() + strings.Join(g.placeholders().Lines, "\n") + "\n", nil
	}
	picture := string(g.data)
	if s.Protocol == KittyOver {
		picture += spot{id: g.id}.placeOver()
	}
	right := ""
	if g.at.X > 0 {
		right = ansi.CursorForward(g.at.X)
	}
	return strings.Repeat("\n", rows) + ansi.CursorUp(rows) + ansi.SaveCursor +
		strings.Repeat("\n", g.at.Y) + right + picture + ansi.RestoreCursor + ansi.CursorDown(rows), nil
}

// shownAlone is the number of a graphic that is shown once.
const shownAlone = 0x736a6e
