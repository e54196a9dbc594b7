package facts

import (
	"fmt"
	"math"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

// place is where the photographer stood, and where what is shown is, if elsewhere.
func (s *sheet) place(e journal.Entry) {
	s.part("Place", func() {
		if e.Place == nil {
			s.text("No place yet.", s.theme.Faint)
		} else {
			s.known(e.Place)
		}
		s.noGo(e)
	})
	if e.Shown != nil {
		s.part("Shown", func() { s.known(e.Shown) })
	}
}

// known is where p is, and how that is known.
func (s *sheet) known(p *journal.Place) {
	if p.Point == nil || p.Label() != p.Point.String() {
		s.row("Name", saidPlace(p), plain)
	}
	s.row("Region", strings.Join(given(p.Region, p.CountryCode), ", "), plain)
	if p.Point != nil {
		s.row("Position", p.Point.String(), plain)
	}
	if p.Alt != nil {
		s.row("Altitude", fmt.Sprintf("%.0f m", *p.Alt), plain)
	}
	if p.Accuracy > 0 {
		s.row("Accuracy", fmt.Sprintf("± %.0f m", math.Ceil(p.Accuracy)), plain)
	}
	s.row("Source", words.Source(p.Source), plain)
}

// saidPlace is its label; that of an estimate is marked.
func saidPlace(p *journal.Place) string {
	if p.Estimated() {
		return "≈ " + p.Label()
	}
	return p.Label()
}

// noGo says that no destination learns where that was.
func (s *sheet) noGo(e journal.Entry) {
	if e.NoGo != "" {
		s.row("Withheld", "everywhere: in the no-go area "+e.NoGo, s.theme.Warn)
	}
}

// given are those of values that are not "".
func given(values ...string) []string {
	var list []string
	for _, v := range values {
		if v != "" {
			list = append(list, v)
		}
	}
	return list
}
