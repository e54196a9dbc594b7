package main

import (
	"slices"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

// templateFlags are the texts and ways that one `sojourn template set` asks for.
type templateFlags struct {
	texts, ways map[journal.TextField]*string
}

const wayFlag = "-way"

func (a *app) templateSetCommand() *cobra.Command {
	n := templateFlags{texts: map[journal.TextField]*string{}, ways: map[journal.TextField]*string{}}
	c := &cobra.Command{
		Use: "set NAME", Short: "Make a template, or change it",
		Long: templateHelp + "\n\nOf a template that there is, set changes what the flags say and leaves the rest; an empty " +
			"text takes a field out.",
		Example: "  sojourn template set desk --caption '{place}, {city}, {date}.' --caption-way append\n" +
			"  sojourn template set desk --byline '김민지' --byline-way only-if-empty \\\n" +
			"    --keywords 'winter,{city}' --keywords-way append",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error { return a.setTemplate(c, args[0], n) },

		ValidArgsFunction: a.completeTemplates,
	}
	var ways []string
	for _, w := range journal.Ways {
		ways = append(ways, string(w))
	}
	for _, f := range journal.TemplateFields {
		name := string(f)
		n.texts[f] = c.Flags().String(name, "", "`TEXT` for the "+name)
		n.ways[f] = c.Flags().String(name+wayFlag, "", "the `WAY` it comes into the "+name)
		a.complete(c, name+wayFlag, completeWords(ways...))
	}
	return c
}

func (a *app) setTemplate(c *cobra.Command, name string, n templateFlags) error {
	ctx := c.Context()
	if err := (journal.Template{Name: name}).Validate(); err != nil {
		return wrong(err)
	}
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	t, err := j.store.Template(ctx, name)
	if journal.KindOf(err) == journal.NotFound {
		t, err = journal.Template{Name: name}, nil
	}
	if err != nil {
		return err
	}
	if err := n.apply(c, &t); err != nil {
		return err
	}
	if err := j.store.SaveTemplate(ctx, t); err != nil {
		return wrong(err)
	}
	if !a.flags.json {
		a.note("saved the template %s", journal.Visible(name))
	}
	return a.showTemplate(t)
}

// apply puts into t what the flags say.
func (n templateFlags) apply(c *cobra.Command, t *journal.Template) error {
	var fields []journal.TemplateField
	for _, name := range journal.TemplateFields {
		f := journal.TemplateField{Field: name}
		if at := slices.IndexFunc(t.Fields, func(o journal.TemplateField) bool { return o.Field == name }); at >= 0 {
			f = t.Fields[at]
		}
		if c.Flags().Changed(string(name)) {
			f.Text = journal.CleanText(*n.texts[name])
		}
		if c.Flags().Changed(string(name) + wayFlag) {
			f.Way = journal.Way(*n.ways[name])
		}
		switch {
		case f.Text != "":
			fields = append(fields, f)
		case f.Way != "" && !c.Flags().Changed(string(name)):
			return usagef("--%s%s needs a text: --%s", name, wayFlag, name)
		}
	}
	if len(fields) == 0 {
		return usagef("say what is in it: --caption TEXT, --byline TEXT …")
	}
	t.Fields = fields
	return wrong(t.Validate())
}
