package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/token"
	"sojourn/tui/words"
)

// add keeps a destination that is new, or changes the one of this name.
func (a *app) add(c *cobra.Command, d journal.Destination, n adding, secret string) error {
	ctx := c.Context()
	if err := d.Validate(); err != nil {
		return wrong(err)
	}
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	old, err := j.store.Destination(ctx, d.Name)
	known := err == nil
	if err != nil && journal.KindOf(err) != journal.NotFound {
		return err
	}
	if known {
		d, secret, err = j.takeUp(ctx, old, d, secret)
		if err != nil {
			return err
		}
	}
	if err := n.apply(c, &d); err != nil {
		return err
	}
	if known && whereOf(old) != whereOf(d) {
		return elsewhere(old)
	}
	if err := a.keep(ctx, j, d, secret, n.in.where); err != nil {
		return err
	}
	return a.tellAdded(ctx, j, d.Name, known)
}

// takeUp returns the destination that there is, to be changed, and its secret.
func (j *opened) takeUp(ctx context.Context, old, d journal.Destination, secret string) (journal.Destination, string, error) {
	if old.Kind != d.Kind {
		return d, secret, elsewhere(old)
	}
	if secret != "" {
		return old, secret, nil
	}
	secret, err := j.secret(ctx, old)
	return old, secret, err
}

// elsewhere refuses to make a name mean another place: what was sent to it could not be found.
func elsewhere(old journal.Destination) error {
	return &journal.Error{
		Op: "destination " + old.Name, Kind: journal.Conflict,
		Err:  fmt.Errorf("there is one of this name already: %s %s", old.Kind, journal.Visible(whereOf(old))),
		Hint: "choose another name, or remove that one first",
	}
}

// keep saves a destination that can be opened, its secret first: without it, it is of no use.
func (a *app) keep(ctx context.Context, j *opened, d journal.Destination, secret string, in token.Where) error {
	k := kinds[d.Kind]
	if k.secret.signs {
		return j.keepSigning(ctx, d)
	}
	if k.secret.needs && secret == "" {
		return usagef("--%s is missing", k.secret.flag)
	}
	if _, err := k.open(d, secret); err != nil {
		return wrong(err)
	}
	if secret != "" {
		if err := a.keepSecret(ctx, j, d.Name, secret, in); err != nil {
			return err
		}
	}
	return j.store.SaveDestination(ctx, d)
}

// keepSigning is keep for what has no secret of its own but the journal's.
func (j *opened) keepSigning(ctx context.Context, d journal.Destination) error {
	key, err := j.signingKey(ctx)
	if err != nil {
		return err
	}
	if _, err := kinds[d.Kind].open(d, key); err != nil {
		return wrong(err)
	}
	return j.store.SaveDestination(ctx, d)
}

func (a *app) tellAdded(ctx context.Context, j *opened, name string, known bool) error {
	d, err := j.store.Destination(ctx, name)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printJSON(a.stdout, j.destinationJSON(d))
	}
	verb := "added"
	if known {
		verb = "changed"
	}
	where, err := j.whereSecret(d)
	if err != nil {
		return err
	}
	a.say("%s %s: %s %s, place %s, pictures %s%s", verb, d.Name, d.Kind, journal.Visible(whereOf(d)),
		d.Redaction.Place.OrDefault(), renditionWords(d.Rendition), secretPhrase(d.Kind, where))
	if !known {
		return nil
	}
	told, err := j.toldTooMuch(ctx, name)
	if len(told) > 0 {
		a.note("sent there before: %s with more than it may learn by now; `sojourn told --to %s` lists them",
			words.Count(len(told), "entry"), name)
	}
	return err
}
