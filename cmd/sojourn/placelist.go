package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (a *app) placeListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the saved places", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			all, err := j.store.SavedPlaces(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, all, a.newSavedPlaceJSON)
			}
			if len(all) == 0 {
				a.note("there is none yet; `sojourn place save NAME --at COORDINATES` saves one")
				return nil
			}
			t := a.newTable("name", "coordinates", "around", "where")
			for _, s := range all {
				in := a.newSavedPlaceJSON(s)
				t.row(cell{text: s.Name}, cell{text: s.Point.String()}, cell{text: words.Distance(s.Radius)},
					cell{text: join(", ", in.City, in.Country)})
			}
			return t.flush(a.stdout)
		},
	}
}

func (a *app) placeRenameCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rename NAME NEW", Short: "Give a saved place another name; entries keep theirs", Args: exactly("NAME", "NEW"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			to := journal.CleanLine(args[1])
			err = j.store.RenamePlace(c.Context(), args[0], to)
			if journal.KindOf(err) == journal.Invalid {
				return wrong(err)
			}
			if err != nil {
				return err
			}
			a.say("%s is called %s now", journal.Visible(args[0]), journal.Visible(to))
			return nil
		},
		ValidArgsFunction: a.completeSavedPlaces,
	}
}

func (a *app) placeRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Forget a saved place; entries keep its name", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			was, err := j.store.RemovePlace(c.Context(), args[0])
			if err != nil {
				return err
			}
			a.say("removed %s; %s", journal.Visible(args[0]), bringsBack(was))
			return nil
		},
		ValidArgsFunction: a.completeSavedPlaces,
	}
}

func (a *app) completeSavedPlaces(c *cobra.Command, args []string, typed string) ([]string, directive) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		return j.savedNames(ctx, typed)
	})
}

// completePlaceNames completes saved places, and what areas of the journal are called.
func (a *app) completePlaceNames(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		areas, _ := j.store.Areas(ctx)
		return append(j.savedNames(ctx, typed), beginningWith(areas, typed)...)
	})
}

// savedNames are the saved places with a word that begins with typed.
func (j *opened) savedNames(ctx context.Context, typed string) []string {
	all, _ := j.store.SavedPlaces(ctx)
	var names []string
	for _, s := range all {
		if strings.Contains(" "+strings.ToLower(s.Name), " "+strings.ToLower(typed)) {
			names = append(names, s.Name)
		}
	}
	return names
}
