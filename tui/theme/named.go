package theme

import "charm.land/lipgloss/v2"

// ink returns a style for a light and a dark background.
type ink func(light, dark string) lipgloss.Style

func inks(dark bool) ink {
	pick := lipgloss.LightDark(dark)
	return func(onLight, onDark string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(pick(lipgloss.Color(onLight), lipgloss.Color(onDark)))
	}
}

// ground returns a style to draw on.
func ground(dark bool, onLight, onDark string) lipgloss.Style {
	return lipgloss.NewStyle().Background(lipgloss.LightDark(dark)(lipgloss.Color(onLight), lipgloss.Color(onDark)))
}

// sixteen uses the terminal's own sixteen colours, as the traveller has set them. What is only less
// important keeps the colour of text.
func sixteen(dark bool) Theme {
	style := inks(dark)
	text := lipgloss.NewStyle()
	return Theme{&styles{
		Title:   text.Bold(true),
		Heading: style("5", "11").Bold(true),
		Label:   text,
		Faint:   text,
		Accent:  style("4", "14").Bold(true),
		Cursor:  text.Reverse(true),
		Chosen:  style("5", "13").Bold(true),
		Good:    style("2", "10"),
		Warn:    style("1", "11"),
		Bad:     style("1", "9").Bold(true),
		Border:  text,
		Bar:     text.Reverse(true),
		Key:     style("4", "14").Bold(true),

		Coast:    style("6", "6"),
		Frontier: text,
		Track:    style("5", "13"),
	}}
}

// contrast is for bright sun and weak eyes: nothing is fainter than text.
// Nothing is underlined: Lip Gloss then puts a sequence between any two code points, which tears
// characters apart.
func contrast(dark bool) Theme {
	style := inks(dark)
	text := style("#000000", "#ffffff")
	return Theme{&styles{
		Title:   text.Bold(true),
		Heading: style("#4a2800", "#ffe08a").Bold(true),
		Label:   text,
		Faint:   text,
		Accent:  style("#00337a", "#9fd0ff").Bold(true),
		Cursor:  lipgloss.NewStyle().Reverse(true).Bold(true),
		Chosen:  style("#4b1d95", "#e6ccff").Bold(true),
		Good:    style("#003d12", "#a8f5b0"),
		Warn:    style("#5a3500", "#ffe08a").Bold(true),
		Bad:     style("#7a0016", "#ffb8b0").Bold(true),
		Border:  text,
		Bar:     lipgloss.NewStyle().Reverse(true).Bold(true),
		Key:     style("#00337a", "#9fd0ff").Bold(true),

		Coast:    text,
		Frontier: text,
		Track:    style("#5a3500", "#ffe08a").Bold(true),
	}}
}
