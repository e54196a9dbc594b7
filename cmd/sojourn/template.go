package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

const templateHelp = `A template is words under a name: a text for each of some fields, and the way it comes into the field:
replace, prepend, append, or only-if-empty. Codes like =kis= and variables like {city} stay in the journal as
they are written, and are written out for each destination when it is sent.`

// templateJSON is a template as `template list --json` prints it.
type templateJSON struct {
	Name   string              `json:"name"`
	Fields []templateFieldJSON `json:"fields"`
}

type templateFieldJSON struct {
	Field journal.TextField `json:"field"`
	Text  string            `json:"text"`
	Way   journal.Way       `json:"way"`
}

func newTemplateJSON(t journal.Template) templateJSON {
	out := templateJSON{Name: t.Name, Fields: []templateFieldJSON{}}
	for _, f := range t.Fields {
		out.Fields = append(out.Fields, templateFieldJSON{f.Field, f.Text, wayOf(f)})
	}
	return out
}

func wayOf(f journal.TemplateField) journal.Way {
	if f.Way == "" {
		return journal.WayReplace
	}
	return f.Way
}

func (a *app) templateCommand() *cobra.Command {
	c := group("template", "Words to put into many entries at once", a.templateSetCommand(), a.templateListCommand(),
		a.templateShowCommand(), a.templateApplyCommand(), a.templateRemoveCommand())
	c.Long = templateHelp
	return c
}

func (a *app) templateListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List all templates", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			all, err := j.store.Templates(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, all, newTemplateJSON)
			}
			return a.printTemplates(all)
		},
	}
}

func (a *app) printTemplates(all []journal.Template) error {
	if len(all) == 0 {
		a.note("there is none yet; `sojourn template set NAME --caption TEXT` makes one")
		return nil
	}
	t := a.newTable("name", "fields")
	for _, one := range all {
		var fields []string
		for _, f := range one.Fields {
			fields = append(fields, string(f.Field)+" ("+string(wayOf(f))+")")
		}
		t.row(cell{text: one.Name}, cell{text: strings.Join(fields, ", ")})
	}
	return t.flush(a.stdout)
}

func (a *app) templateShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show NAME", Short: "Show all of one template", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			t, err := j.store.Template(c.Context(), args[0])
			if err != nil {
				return err
			}
			return a.showTemplate(t)
		},
		ValidArgsFunction: a.completeTemplates,
	}
}

func (a *app) showTemplate(t journal.Template) error {
	if a.flags.json {
		return printJSON(a.stdout, newTemplateJSON(t))
	}
	a.fact("name", t.Name)
	for _, f := range t.Fields {
		a.fact(string(f.Field), "("+string(wayOf(f))+") "+f.Text)
	}
	return nil
}

func (a *app) templateRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget a template; what it was applied to stays", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.RemoveTemplate(c.Context(), args[0]); err != nil {
				return err
			}
			a.say("removed %s", journal.Visible(args[0]))
			return nil
		},
		ValidArgsFunction: a.completeTemplates,
	}
}

func (a *app) completeTemplates(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.completeTemplateNames(c, nil, typed)
}

func (a *app) completeTemplateNames(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		all, _ := j.store.Templates(ctx)
		var names []string
		for _, t := range all {
			names = append(names, t.Name)
		}
		return beginningWith(names, typed)
	})
}
