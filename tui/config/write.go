package config

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sojourn/tui/keys"
	"sojourn/tui/picture"
	"sojourn/tui/theme"
)

const examplePrice = "0.12 EUR/MB"

// Text is c as a file of settings: what differs from the defaults stands there, the defaults are
// comments to begin from. Parse reads it back as c.
func (c Config) Text() string {
	var b strings.Builder
	d := Default()
	b.WriteString("# The mouse selects and opens; terminals then need shift to select text.\n")
	setting(&b, "mouse", strconv.FormatBool(c.Mouse), c.Mouse != d.Mouse)
	b.WriteString("# How long what is sent waits after its key, so that it can be stopped.\n")
	setting(&b, "grace", strconv.Quote(c.Grace.String()), c.Grace != d.Grace)
	b.WriteString("# What bytes on the link cost, so that a sync says it before it begins.\n")
	setting(&b, "price", strconv.Quote(cmp.Or(c.Price.String(), examplePrice)), c.Price.IsSet())
	b.WriteString("# How pictures are shown: " + picture.Choices + ".\n")
	setting(&b, "pictures", strconv.Quote(c.Pictures.String()), c.Pictures != d.Pictures)
	c.theme(&b)
	normal := d.Keys.Sections()
	for i, s := range c.Keys.Sections() {
		fmt.Fprintf(&b, "\n# %s\n[keys.%s]\n", s.About, s.Name)
		for j, a := range s.Actions {
			changed := !slices.Equal(a.Binding.Keys(), normal[i].Actions[j].Binding.Keys())
			setting(&b, a.Name, list(a), changed, a.Binding.Help().Desc)
		}
	}
	return b.String()
}

func (c Config) theme(b *strings.Builder) {
	fmt.Fprintf(b, "\n# Themes are %s. Single colours are #rrggbb, a number up to 255, or a name.\n[theme]\n",
		strings.Join(theme.Names(), ", "))
	setting(b, "name", strconv.Quote(c.Theme.Name), c.Theme.Name != theme.Auto)
	for _, meaning := range theme.Meanings() {
		colour, chosen := c.Theme.Colours[meaning]
		setting(b, meaning, strconv.Quote(colour), chosen)
	}
}

// setting writes one line; defaults are comments. Notes stand behind it.
func setting(b *strings.Builder, name, value string, differs bool, notes ...string) {
	line := name + " = " + value
	if !differs {
		line = "# " + line
	}
	if len(notes) > 0 {
		line = fmt.Sprintf("%-46s # %s", line, notes[0])
	}
	b.WriteString(line + "\n")
}

func list(a keys.Action) string {
	quoted := make([]string, len(a.Binding.Keys()))
	for i, k := range a.Binding.Keys() {
		quoted[i] = strconv.Quote(k)
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
