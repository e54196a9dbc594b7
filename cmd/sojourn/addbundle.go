package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
)

func (a *app) addBundleCommand() *cobra.Command {
	var n adding
	var recipients []string
	c := &cobra.Command{
		Use: "bundle NAME FILE", Short: "Put into one file, for a stick, to be sent from another machine",
		Long: "Entries are put into FILE, each signed with this journal's key. Whoever has sojourn on a machine with a\n" +
			"link sends them with `sojourn deliver FILE --to DEST`, and brings FILE.receipts back, which\n" +
			"`sojourn receipts read` reads. FILE grows, and can be carried away at any time.\n\n" +
			"With --recipient only who has the private key can read the entries; `sojourn deliver --new-identity` makes one.\n" +
			"Without it anybody can who has the file. Made as the destination wants it: --text and --captioned.\n\n" + addHelp,
		Example: "  sojourn destination add bundle stick /media/stick/out.bundle --recipient age1…",
		Args:    exactly("NAME", "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			file, err := filepath.Abs(args[1])
			if err != nil {
				return err
			}
			all := strings.Join(recipients, " ")
			n.settings[bundle.SettingFile], n.settings[bundle.SettingRecipient] = &file, &all
			return a.addBundle(c, args[0], n)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, directive) {
			if len(args) == 1 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return nil, noFiles
		},
	}
	n.flags(a, c)
	c.Flags().StringArrayVar(&recipients, bundle.SettingRecipient, nil, "seal it for the public `KEY`, age1…; may be given again")
	n.setting(c, bundle.SettingText, "texts have at most `N` characters, as the server takes that it goes to; links count 23")
	n.captionedFlag(c)
	return c
}

func (a *app) addBundle(c *cobra.Command, name string, n adding) error {
	d := journal.Destination{
		Name: name, Kind: bundle.Kind, Rendition: journal.RenditionSpec{LongEdge: 1920, Quality: 82},
	}
	if err := a.add(c, d, n, ""); err != nil {
		return err
	}
	signer, err := a.opened.signer(c.Context())
	if err == nil {
		a.note("it is signed by %s: tell that to whoever delivers it, by another way than the file", signer.Fingerprint())
	}
	return err
}
