package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/courier"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/destination/folder"
	"sojourn/tui/words"
)

const deliverHelp = `Deliver sends what somebody's ` + "`sojourn sync`" + ` has put into a bundle to a destination of this
machine, as it was frozen there, and writes BUNDLE.receipts: each line is on the disk before the next byte leaves. Carry that
file back; ` + "`sojourn receipts read`" + ` reads it there. Without --to, or with --dry-run, it tells what is in the bundle.

What is there already is not sent again: delivered twice, or from two machines one after the other, it is posted
once. Two machines at the very same moment cannot see each other where a server ignores keys.

Who signed the bundle is asked at the first time; --signer takes the fingerprint that the sender has told.
A bundle that is sealed needs the private key that it was sealed for; --new-identity makes one, and shows its public
half for the sender's --recipient.

Without a link nothing is sent, and the exit code is 4.`

// delivering is what the flags of one `sojourn deliver` ask for.
type delivering struct {
	path                 string
	to, receipts         string
	identities, signers  []string
	passphraseFile, make string
	again                []string
	dryRun               bool
}

func (a *app) deliverCommand() *cobra.Command {
	var d delivering
	c := &cobra.Command{
		Use: "deliver BUNDLE --to DEST", Short: "Send what somebody else's bundle holds", Long: deliverHelp,
		Example: "  sojourn deliver /media/stick/out.bundle\n" +
			"  sojourn deliver /media/stick/out.bundle --to social --identity key.txt",
		Args: func(c *cobra.Command, args []string) error {
			if d.make != "" {
				return exactly()(c, args)
			}
			return exactly("BUNDLE")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if d.make != "" {
				return a.newIdentity(d.make)
			}
			d.path = args[0]
			return a.runDeliver(c.Context(), d)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, directive) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return nil, noFiles
		},
	}
	f := c.Flags()
	f.StringVar(&d.to, "to", "", "send it to the destination `DEST` of this machine")
	f.BoolVar(&d.dryRun, "dry-run", false, "only tell what is in it, and what of that was sent")
	f.StringArrayVar(&d.identities, "identity", nil, "`FILE` with the private key that it was sealed for")
	f.StringVar(&d.passphraseFile, "passphrase-file", "", "`FILE` with the passphrase of that file, or - for stdin")
	f.StringArrayVar(&d.signers, "signer", nil, "take what is signed by who has the `FINGERPRINT`")
	f.StringVar(&d.receipts, "receipts", "", "keep the receipts in `FILE` instead of BUNDLE.receipts")
	f.StringSliceVar(&d.again, "again", nil, "send the entry `ID` of which it is not known whether it is there: you have looked")
	f.StringVar(&d.make, "new-identity", "", "make a private key in `FILE`, and show its public half")
	a.complete(c, "to", a.completeDestinations)
	for _, flag := range []string{"identity", "passphrase-file", "receipts", "new-identity"} {
		_ = c.MarkFlagFilename(flag) // fails only for a flag that is not there
	}
	return c
}

func (a *app) runDeliver(ctx context.Context, d delivering) error {
	if d.receipts == "" {
		d.receipts = d.path + ".receipts"
	}
	identities, err := a.identities(d)
	if err != nil {
		return err
	}
	c, err := bundle.Read(ctx, d.path, identities)
	if err != nil {
		return err
	}
	defer c.Close()
	if d.to == "" || d.dryRun {
		return a.tellContents(ctx, d, c)
	}
	if c.Sealed > 0 && len(c.Parcels) == 0 {
		return sealedFor(c.Sealed)
	}
	if err := a.trust(d, c); err != nil {
		return err
	}
	return a.carry(ctx, d, c)
}

func sealedFor(n int) error {
	return &journal.Error{
		Op: "bundle", Kind: journal.NeedsUser, Err: errors.New(words.Count(n, "entry") + " in it can be read by nobody here"),
		Hint: "nothing was sent; --identity FILE names the private key that it was sealed for",
	}
}

// carry delivers to a destination that lets us in.
func (a *app) carry(ctx context.Context, d delivering, c *bundle.Contents) error {
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	to, err := j.store.Destination(ctx, d.to)
	if err != nil {
		return err
	}
	if to.Kind == bundle.Kind {
		return usagef("%s is a bundle itself; carry the file there instead", to.Name)
	}
	if to.Limits, err = a.limits(ctx, j, to); err != nil {
		return err
	}
	if to, err = j.store.Destination(ctx, d.to); err != nil { // a host key may be known by now
		return err
	}
	ledger, err := courier.OpenLedger(d.receipts)
	if err != nil {
		return err
	}
	defer ledger.Close()
	place, err := j.destination(to)
	if err != nil {
		return err
	}
	again, err := againOf(d.again, c.Parcels)
	if err != nil {
		return err
	}
	run := courier.Courier{
		Name: to.Name, Place: placeOf(to), To: place, Recalls: kinds[to.Kind].recalls, Ledger: ledger, Now: time.Now,
		Report: a.showSync, Again: again,
	}
	a.note("%s", carryWords(c))
	a.progress.start()
	r, err := run.Run(ctx, c.Parcels)
	a.progress.clear()
	return a.tellDelivered(d, c, r, err)
}

// placeOf is what a destination is called on every machine; a folder is another one on each.
func placeOf(d journal.Destination) string {
	where := whereOf(d)
	if d.Kind == folder.Kind {
		host, _ := os.Hostname() // without one, what is there is looked for all the same
		where = host + ":" + where
	}
	return d.Kind + " " + where
}

// againOf reads which entries are to be sent although they may be there.
func againOf(prefixes []string, parcels []bundle.Parcel) (ids []journal.ID, err error) {
	for _, text := range prefixes {
		prefix, err := journal.ParseIDPrefix(text)
		if err != nil {
			return nil, wrong(err)
		}
		at := slices.IndexFunc(parcels, func(p bundle.Parcel) bool { return hasPrefix(p.Entry, prefix) })
		if at < 0 {
			return nil, &journal.Error{Op: "entry " + text, Kind: journal.NotFound, Err: errors.New("it is not in the bundle")}
		}
		ids = append(ids, parcels[at].Entry)
	}
	return ids, nil
}
