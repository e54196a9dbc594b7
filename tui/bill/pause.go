package bill

// Pauser holds back what is being sent, after what is on its way, or lets it go on.
type Pauser interface{ Pause(pause bool) }

// Paused reports whether the sync under way is held back.
func (m Model) Paused() bool { return m.paused }

// pause holds a sync back, or lets it go on.
func (m Model) pause(pause bool) Model {
	if p, can := m.sender.(Pauser); can {
		p.Pause(pause)
		m.paused = pause
	}
	return m
}
