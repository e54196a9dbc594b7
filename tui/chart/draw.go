package chart

import (
	"cmp"
	"math"
	"strings"

	"sojourn/journal"
	"sojourn/journal/grapheme"
	"sojourn/tui/keys"
	"sojourn/tui/words"
)

// mapHeight is how many lines of the screen the map has, between a title and what is under the cross-hair.
func (m Model) mapHeight() int { return max(1, m.height-3) }

// drawn draws everything anew.
func (m Model) drawn() Model {
	if m.width <= 0 || m.height <= 0 || m.view.dot <= 0 {
		return m
	}
	m.clusters = m.frames.cloud.clusters(m.view)
	m.chosen = m.under(m.width/2, m.mapHeight()/2)
	c := newCanvas(m.width, m.mapHeight())
	m.bound(c)
	m.drawWorld(c)
	m.drawAreas(c)
	m.drawFrames(c)
	m.drawHair(c)
	m.drawScale(c)
	m.drawAreaNames(c)
	m.drawNames(c)
	lines := append([]string{m.title()}, c.lines(m.palette)...)
	lines = append(lines, m.here(), m.frame())
	m.drawing = strings.Join(lines[:m.height], "\n")
	return m
}

// bound keeps what is drawn within the edges of the Earth.
func (m Model) bound(c *canvas) {
	if m.view.isWide() {
		turn := m.view.turn()
		c.left, c.right = (float64(m.view.width)-turn)/2, (float64(m.view.width)+turn)/2
		_, c.top = m.view.at(journal.Point{Lat: 90, Lon: m.view.centre.Lon})
		_, c.bottom = m.view.at(journal.Point{Lat: -90, Lon: m.view.centre.Lon})
	}
}

// drawWorld draws borders, coasts and tracks, each over the one before.
func (m Model) drawWorld(c *canvas) {
	if m.world != nil {
		if m.view.dot < borderless {
			m.outline(c, m.world.Borders, borderInk, true, nil)
		}
		g := newGround(c)
		m.outline(c, m.world.Coasts, coastInk, false, g.coast)
		if p, ok := m.view.point(g.x, g.y); ok {
			g.fill(m.world.Land(p, m.view.dot/2))
		}
	}
	if m.tracks != nil {
		m.outline(c, m.tracks, trackInk, false, nil)
	}
}

// borderless is from how many metres a dot on borders would hide the coasts.
const borderless = 150_000

// outline draws o; also, where there is one, gets each of its pieces too.
func (m Model) outline(c *canvas, o Outline, i ink, broken bool, also func(x1, y1, x2, y2 float64)) {
	v := m.view
	o.Around(v.centre, v.radius(), v.dot/2, func(line []journal.Point) {
		v.drawn(line, func(x1, y1, x2, y2 float64) {
			c.line(x1, y1, x2, y2, i, broken)
			if also != nil {
				also(x1, y1, x2, y2)
			}
		})
	})
}

func (m Model) drawFrames(c *canvas) {
	for i := len(m.clusters) - 1; i >= 0; i-- {
		if k := m.clusters[i]; i != m.chosen {
			c.write(k.x, k.y, k.label, frameInk)
		}
	}
	if m.chosen >= 0 {
		k := m.clusters[m.chosen]
		c.write(k.x, k.y, k.label, chosenInk)
	}
}

// under is the cluster that is on a cell, or nearly so; -1 where none is.
func (m Model) under(x, y int) int {
	best, nearest := -1, 3.0
	for i, k := range m.clusters {
		width := grapheme.Width(k.label)
		aside := max(0, k.x-x, x-(k.x+width-1))
		away := math.Hypot(float64(aside)/2, float64(k.y-y))
		if away < nearest && aside <= 2 && max(k.y-y, y-k.y) <= 1 {
			best, nearest = i, away
		}
	}
	return best
}

// drawHair draws the arms of the cross-hair; what is in its middle stays to be seen.
func (m Model) drawHair(c *canvas) {
	x, y := m.width/2, m.mapHeight()/2
	arm := func(x, y int, text string) {
		if c.isBlank(x, y, grapheme.Width(text)) {
			c.write(x, y, text, hairInk)
		}
	}
	arm(x-4, y, "──")
	arm(x+3, y, "──")
	arm(x, y-2, "│")
	arm(x, y+2, "│")
	if m.chosen < 0 {
		arm(x, y, "┼")
	}
}

// drawNames writes the largest places where there is room.
func (m Model) drawNames(c *canvas) {
	const area = 110 // cells to a name
	left := m.width * m.mapHeight() / area
	for _, p := range m.names.largest {
		if left == 0 {
			return
		}
		x, y := m.view.at(*p.Place.Point)
		col, row := int(math.Floor(x/2)), int(math.Floor(y/4))
		name := journal.Visible(p.Place.City)
		switch width := grapheme.Width(name); {
		case x < 0 || y < 0:
		case c.isFree(col, row, width+2):
			c.write(col, row, "· "+name, nameInk)
			left--
		case c.isFree(col-width-1, row, width+2):
			c.write(col-width-1, row, name+" ·", nameInk)
			left--
		}
	}
}

// title is what is shown: the query, and how much of it has a place.
func (m Model) title() string {
	left, right := " Map", ""
	switch {
	case m.asked.Picking > 0:
		left = " Pick a place for " + words.Count(m.asked.Picking, "photo")
		right = keys.Name(m.keys.Open) + " takes the cross-hair "
	case !m.frames.read:
		right = "reading … "
	default:
		left = " Map of " + words.Count(len(m.frames.points), "frame")
		if without := m.frames.total - len(m.frames.points); without > 0 {
			right = words.Number(without) + " without coordinates "
		}
	}
	if m.asked.Text != "" && m.asked.Picking == 0 {
		left += " · " + m.asked.Text
	}
	right = grapheme.Cut(right, m.width/2)
	return m.theme.Title.Render(words.Fit(left, m.width-grapheme.Width(right))) + m.theme.Label.Render(right)
}

// here says where the cross-hair is.
func (m Model) here() string {
	text := " " + m.view.centre.String()
	if n := m.names; n.of.centre == m.view.centre {
		text += "  " + n.said()
	}
	area := m.within(m.view.centre)
	if area == "" {
		return words.Fit(text, m.width)
	}
	area = grapheme.Cut("  "+noGoSign+" in the no-go area "+journal.Visible(area)+" ", m.width/2)
	return words.Fit(text, m.width-grapheme.Width(area)) + m.theme.Warn.Render(area)
}

// said says what the cross-hair is near.
func (n names) said() string {
	switch {
	case !n.known:
		return "no place within 100 km"
	case n.here.Distance >= 100:
		from := n.here.Place
		from.City = cmp.Or(from.City, n.here.Nearest) // far from it, the point is not in it
		return words.Distance(n.here.Distance) + " from " + from.Label()
	}
	return n.here.Place.Label()
}

// frame says what is under it.
func (m Model) frame() string {
	text := ""
	switch {
	case m.asked.Picking > 0:
	case m.chosen >= 0:
		text = words.Count(m.clusters[m.chosen].count, "frame") + " here: " + keys.Name(m.keys.Open) + " shows them"
	case len(m.clusters) > 0:
		text = keys.Name(m.keys.Next) + " goes to the next frames"
	case len(m.frames.points) > 0:
		text = keys.Name(m.keys.Fit) + " goes back to the frames"
	case m.frames.read:
		text = "no frame of these has coordinates yet"
	}
	return m.theme.Label.Render(words.Fit(" "+text, m.width))
}
