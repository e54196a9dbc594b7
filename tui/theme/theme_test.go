package theme_test

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"

	"sojourn/tui/theme"
)

// luminance is that of WCAG 2: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestTextStandsOutFromItsBackground takes the backgrounds that terminals usually have.
func TestTextStandsOutFromItsBackground(t *testing.T) {
	grounds := map[bool][]string{true: {"#000000", "#1e1e1e", "#282c34"}, false: {"#ffffff", "#fafafa", "#fdf6e3"}}
	for name, least := range map[string]float64{"dark": 4.5, "light": 4.5, "contrast": 7} {
		for dark, backgrounds := range grounds {
			if name == "dark" && !dark || name == "light" && dark {
				continue // who names one has such a background
			}
			v := reflect.ValueOf(theme.Choice{Name: name}.On(dark)).Field(0).Elem() // the styles that all share
			for i, meaning := range theme.Meanings() {
				ink := v.Field(i).Interface().(lipgloss.Style).GetForeground()
				if _, none := ink.(lipgloss.NoColor); none {
					continue // the terminal's own
				}
				wants := least
				if meaning == "border" && name != "contrast" {
					wants = 2 // it says nothing
				}
				for _, ground := range backgrounds {
					if got := contrast(ink, lipgloss.Color(ground)); got < wants {
						t.Errorf("%s, %s on %s: %.1f:1, want %.1f:1", name, meaning, ground, got, wants)
					}
				}
			}
		}
	}
}

func TestSingleColoursReplaceThoseOfTheTheme(t *testing.T) {
	plain := theme.Choice{}.On(true)
	own := theme.Choice{Colours: map[string]string{"good": "#123456", "bad": "bright-red"}}.On(true)
	if got := own.Good.GetForeground(); got != lipgloss.Color("#123456") {
		t.Errorf("good is %v", got)
	}
	if got := own.Bad.GetForeground(); got != lipgloss.Color("9") || !own.Bad.GetBold() {
		t.Errorf("bad is %v", got)
	}
	if own.Warn.GetForeground() != plain.Warn.GetForeground() {
		t.Error("another colour changed too")
	}
}

func TestColoursAreRead(t *testing.T) {
	for text, want := range map[string]bool{
		"#79b8ff": true, "12": true, "255": true, "cyan": true, "bright-black": true,
		"#79b8f": false, "#79b8fg": false, "256": false, "-1": false, "빨강": false, "": false,
	} {
		if _, err := theme.Colour(text); (err == nil) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
