package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/folder"
	"sojourn/sync/destination/s3"
	"sojourn/tui/words"
)

func (a *app) destinationListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List all destinations", Args: exactly(),
		RunE: func(c *cobra.Command, _ []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			all, err := j.store.Destinations(c.Context())
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, all, j.destinationJSON)
			}
			return a.printDestinations(all)
		},
	}
}

func (a *app) printDestinations(all []journal.Destination) error {
	if len(all) == 0 {
		a.note("there is none yet; `sojourn destination add folder NAME DIR` makes one")
		return nil
	}
	t := a.newTable("name", "kind", "place", "pictures", "where")
	t.unfolds = true
	for _, d := range all {
		name := cell{text: d.Name}
		if d.Default {
			name = cell{text: d.Name + " *", ink: bold}
		}
		t.row(name, cell{text: kindWords(d)}, cell{text: string(d.Redaction.Place.OrDefault())},
			cell{text: renditionWords(d.Rendition)}, cell{text: whereOf(d)})
	}
	if err := t.flush(a.stdout); err != nil {
		return err
	}
	a.note("* the default, for marks without --to")
	return nil
}

// kindWords is the kind of d, and whether it is sent to by itself.
func kindWords(d journal.Destination) string {
	switch d.Auto {
	case journal.AutoOn:
		return d.Kind + ", auto"
	case journal.AutoMetered:
		return d.Kind + ", auto, metered too"
	}
	return d.Kind
}

// whereOf is the folder or the server of d, or the bucket and its store.
func whereOf(d journal.Destination) string {
	switch d.Kind {
	case folder.Kind:
		return d.Settings[folder.SettingDir]
	case bundle.Kind:
		return d.Settings[bundle.SettingFile]
	}
	if d.Kind == s3.Kind && d.Settings[s3.SettingEndpoint] != "" {
		return d.Settings["server"] + " at " + d.Settings[s3.SettingEndpoint]
	}
	return d.Settings["server"]
}

func renditionWords(r journal.RenditionSpec) string {
	parts := []string{"full size"}
	if r.LongEdge > 0 {
		parts[0] = fmt.Sprintf("%d px", r.LongEdge)
	}
	if r.Quality > 0 {
		parts = append(parts, fmt.Sprintf("quality %d", r.Quality))
	}
	if r.MaxBytes > 0 {
		parts = append(parts, "at most "+words.Bytes(r.MaxBytes))
	}
	return strings.Join(parts, ", ")
}
