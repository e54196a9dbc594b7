package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/micropub"
)

func (a *app) addMicropubCommand() *cobra.Command {
	var n adding
	var tokenFile string
	var unencrypted bool
	c := &cobra.Command{
		Use: "micropub NAME --server URL --token-file F|-", Short: "Post to a site of your own, by Micropub",
		Long: "Entries become posts of your site, with their pictures, alt texts, keywords as categories, and the place.\n" +
			"The site's page names its Micropub endpoint; `sojourn destination test` keeps which one. The access token needs\n" +
			"the scopes create, update, delete and media; it is kept outside the journal, and shown to nobody but the site's\n" +
			"endpoints. Posts are dated when they are sent. Adding does not touch the network.\n\n" + addHelp,
		Example: "  sojourn destination add micropub site --server https://me.example --token-file token.txt\n" +
			"  pass show site | sojourn destination add micropub site --server https://me.example --token-file -",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			n.settings[desk.SettingUnencrypted] = yes(unencrypted)
			d := journal.Destination{
				Name: args[0], Kind: micropub.Kind, Rendition: journal.RenditionSpec{LongEdge: 1920, Quality: 82},
			}
			secret, err := readSecret("access token", a.stdin, tokenFile)
			if err != nil {
				return err
			}
			return a.add(c, d, n, secret)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c)
	n.setting(c, micropub.SettingServer, "`URL` of the site, like https://me.example")
	n.setting(c, micropub.SettingEndpoint, "`URL` of its Micropub endpoint, where its page names none; \"\" asks the page anew")
	n.setting(c, micropub.SettingVisibility, "`WHO` sees it: public, unlisted or private; without it as the site says")
	c.Flags().StringVar(&tokenFile, "token-file", "", "`FILE` with the access token, or - for stdin")
	c.Flags().BoolVar(&unencrypted, desk.SettingUnencrypted, false,
		"the site may be http:// elsewhere than on this machine: others can read along, the token too")
	_ = c.MarkFlagFilename("token-file") // fails only for a flag that is not there
	a.complete(c, micropub.SettingVisibility, completeWords(micropub.Visibilities...))
	return c
}
