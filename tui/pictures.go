package tui

import (
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"sojourn/tui/picture"
	"sojourn/tui/terminal"
)

// pictures is how the terminal takes pictures, and what of them lies over the cells.
type pictures struct {
	env     []string
	pixels  func() image.Point // of all cells; nil: not known
	choice  picture.Choice
	asked   time.Time // the terminal; zero if it is not
	answers terminal.Answers
	painter *picture.Painter
	frame   string // that was looked at, and is to be shown; "" where nobody looked
	waiting bool   // for a frame to be on the screen
}

// afterFrame is how long a frame takes to be on the screen: what lies over it comes later.
const afterFrame = 30 * time.Millisecond

// paintMsg comes when the frame of a number should be on the screen.
type paintMsg int

// ask asks the terminal how it takes pictures, unless that does not matter.
func (m Model) ask() tea.Cmd {
	if m.pictures.asked.IsZero() {
		return nil
	}
	return tea.Raw(terminal.Questions(m.pictures.env))
}

// withPictures says how pictures are wanted, and in which terminal.
func (m Model) withPictures(o Options) Model {
	c, env := o.Pictures, o.Env
	m.pictures = pictures{env: env, pixels: o.Pixels, choice: c, painter: picture.NewPainter(m.gallery)}
	m.gallery.SetScreen(picture.Screen{Colours: m.gallery.Screen().Colours, Protocol: c.Protocol})
	quiet := c.Forced && (c.Protocol == picture.Cells || c.Protocol == picture.Nothing)
	if !quiet && terminal.Questions(env) != "" {
		m.pictures.asked = time.Now()
	}
	return m
}

// told takes what the terminal answers, or what colours it has.
func (m Model) told(msg tea.Msg) (next tea.Model, cmd tea.Cmd, mine bool) {
	screen := m.gallery.Screen()
	if c, ok := msg.(tea.ColorProfileMsg); ok {
		screen.Colours = picture.FromProfile(c.Profile)
	} else if m.pictures.answers, mine = m.pictures.answers.Heard(msg); !mine {
		return m, nil, false
	}
	screen.Protocol = m.pictures.answers.Protocol(m.pictures.env, m.pictures.choice)
	screen.Cell, screen.Most = m.pictures.answers.CellIn(m.width, m.height), m.pictures.answers.Most
	if screen.Colours == picture.None && !m.pictures.choice.Forced {
		screen.Protocol = picture.Cells
	}
	if screen == m.gallery.Screen() {
		return m, nil, true
	}
	m.gallery.SetScreen(screen)
	next, cmd = m.broadcast(picture.Loaded{})
	return next, cmd, true
}

// drawn adds to cmd what the terminal is to be told beside the frame that m shows.
func (m Model) drawn(cmd tea.Cmd) (Model, tea.Cmd) {
	out := m.gallery.Leaving()
	m.pictures.frame = ""
	if m.pictures.painter != nil && m.gallery.Screen().Protocol.IsOver() {
		m.pictures.frame = m.content()
		now, more := m.pictures.painter.Look(m.pictures.frame)
		out += now
		if more && !m.pictures.waiting {
			m.pictures.waiting = true
			cmd = tea.Batch(cmd, m.paintLater())
		}
	}
	if out != "" {
		cmd = tea.Batch(cmd, tea.Raw(out))
	}
	return m, cmd
}

// paintLater answers when what was looked at last is on the screen.
func (m Model) paintLater() tea.Cmd {
	frame := m.pictures.painter.Frame()
	return tea.Tick(afterFrame, func(time.Time) tea.Msg { return paintMsg(frame) })
}

// paint draws over a frame, unless there is another one by now.
func (m Model) paint(frame paintMsg) (Model, tea.Cmd) {
	if int(frame) != m.pictures.painter.Frame() {
		return m, m.paintLater()
	}
	m.pictures.waiting = false
	return m, tea.Raw(m.pictures.painter.Paint())
}

// end leaves the terminal as it was: without our pictures, and with no answer on its way to who comes next.
func (m Model) end() tea.Cmd {
	m.gallery.Clear()
	wait := terminal.Patience - time.Since(m.pictures.asked)
	if m.pictures.answers.Whole || wait < 0 {
		wait = 0
	}
	return tea.Sequence(func() tea.Msg { time.Sleep(wait); return nil }, tea.Raw(m.gallery.Leaving()), tea.Quit)
}

// resized takes another size. The cells may have another one too. It also comes when a program that had the
// terminal for itself has ended: what lay over the cells is gone then, and what the terminal held may be.
func (m Model) resized(msg tea.WindowSizeMsg) (tea.Model, tea.Cmd) {
	first := m.width == 0
	m = m.resize(msg.Width, msg.Height)
	if m.pictures.painter != nil {
		m.pictures.painter.Forget()
	}
	if m.pictures.pixels != nil {
		m.pictures.answers.Text = m.pictures.pixels()
	}
	if m.pictures.choice.Lean {
		screen := m.gallery.Screen()
		screen.Lean = picture.LeanFor(msg.Width, msg.Height)
		m.gallery.SetScreen(screen)
	}
	if !first && m.gallery.Screen().Protocol.IsHeld() {
		m.gallery.Clear()
	}
	next, cmd := m.broadcast(msg)
	if !first && !m.pictures.asked.IsZero() {
		cmd = tea.Batch(cmd, tea.Raw(terminal.SizeQuestions))
	}
	return next, cmd
}
