package theme

import (
	"fmt"
	"image/color"
	"reflect"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// Choice is how a traveller wants it: one of Names, and single colours by meaning. Its zero value
// follows the terminal's background.
type Choice struct {
	Name    string
	Colours map[string]string // by a name of Meanings: as Colour reads them
}

// Auto is the name of the theme that follows the terminal's background.
const Auto = "auto"

// Names are the themes that there are.
func Names() []string { return []string{Auto, "dark", "light", "sixteen", "contrast"} }

// Meanings are the names of what has a colour of its own.
func Meanings() []string {
	var names []string
	for i := range reflect.TypeFor[styles]().NumField() {
		names = append(names, strings.ToLower(reflect.TypeFor[styles]().Field(i).Name))
	}
	return names
}

// On returns the theme for a terminal with a dark or a light background.
func (c Choice) On(dark bool) Theme {
	t := New(dark)
	switch c.Name {
	case "dark":
		t = New(true)
	case "light":
		t = New(false)
	case "sixteen":
		t = sixteen(dark)
	case "contrast":
		t = contrast(dark)
	}
	v := reflect.ValueOf(t.styles).Elem()
	for i, name := range Meanings() {
		if ink, err := Colour(c.Colours[name]); err == nil {
			style := v.Field(i).Addr().Interface().(*lipgloss.Style)
			*style = style.Foreground(ink)
		}
	}
	return t
}

var sixteenNames = []string{"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}

// Colour reads #rrggbb, one of the terminal's sixteen colours by its name ("red", "bright-red"), or
// one of its 256 by its number.
func Colour(s string) (color.Color, error) {
	for i, name := range sixteenNames {
		switch s {
		case name:
			return lipgloss.Color(strconv.Itoa(i)), nil
		case "bright-" + name:
			return lipgloss.Color(strconv.Itoa(i + len(sixteenNames))), nil
		}
	}
	if n, err := strconv.ParseUint(s, 10, 8); err == nil {
		return lipgloss.Color(strconv.FormatUint(n, 10)), nil
	}
	if digits, ok := strings.CutPrefix(s, "#"); ok && len(digits) == 6 {
		if _, err := strconv.ParseUint(digits, 16, 32); err == nil {
			return lipgloss.Color(s), nil
		}
	}
	return nil, fmt.Errorf("it is no colour: write #rrggbb, a number up to 255, or a name like red or bright-red")
}
