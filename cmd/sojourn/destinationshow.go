package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

func (a *app) destinationShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show NAME", Short: "Show all of one destination", Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			d, err := j.store.Destination(c.Context(), args[0])
			if err != nil {
				return err
			}
			return a.showDestination(c.Context(), j, d)
		},
		ValidArgsFunction: a.completeDestinations,
	}
}

func (a *app) showDestination(ctx context.Context, j *opened, d journal.Destination) error {
	if a.flags.json {
		return printJSON(a.stdout, j.destinationJSON(d))
	}
	a.fact("name", d.Name)
	a.fact("kind", d.Kind)
	for _, key := range settingsShown {
		a.fact(key, d.Settings[key])
	}
	if name := secretNames[kinds[d.Kind].secret.flag]; name != "" {
		where, err := j.whereSecret(d)
		if err != nil {
			return err
		}
		a.fact(name, cmp.Or(whereWords[where], "none on this machine"))
	}
	a.tellSigner(ctx, j, d)
	a.fact("place", string(d.Redaction.Place.OrDefault()))
	a.fact("pictures", renditionWords(d.Rendition))
	a.fact("takes", limitWords(d.Limits))
	a.fact("auto", autoSentence(d.Auto))
	if d.Default {
		a.fact("default", "yes")
	}
	return nil
}

// settingsShown are the settings of all kinds, in the order in which they are shown.
var settingsShown = []string{
	"dir", "file", "title", "url", "server", "endpoint", "region", "access-key", "key", "host-key", "ca",
	"unencrypted", "recipient", "text", "clears", "visibility", "language", "warning",
}

// tellSigner tells by whom the entries in a bundle are signed.
func (a *app) tellSigner(ctx context.Context, j *opened, d journal.Destination) {
	if !kinds[d.Kind].secret.signs {
		return
	}
	if signer, err := j.signer(ctx); err == nil {
		a.fact("signed by", signer.Fingerprint())
	}
}

// limitWords says what a destination takes, as far as it has told.
func limitWords(l journal.Limits) string {
	if l.ReadAt.IsZero() {
		return "not asked yet: `sojourn destination test` asks"
	}
	var parts []string
	if l.Text > 0 {
		parts = append(parts, fmt.Sprintf("texts of up to %s %s", words.Number(l.Text), l.Unit))
	}
	if l.Alt > 0 {
		parts = append(parts, fmt.Sprintf("alt texts of up to %s", words.Count(l.Alt, "character")))
	}
	if l.Pictures > 0 {
		parts = append(parts, words.Count(l.Pictures, "picture")+" an entry")
	}
	if l.PictureBytes > 0 {
		parts = append(parts, "pictures of up to "+words.Bytes(l.PictureBytes))
	}
	if l.NeedsPicture {
		parts = append(parts, "no text without a picture")
	}
	if len(parts) == 0 {
		return "anything"
	}
	return strings.Join(parts, ", ")
}
