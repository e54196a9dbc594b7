package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/mastodon"
)

func (a *app) addMastodonCommand() *cobra.Command {
	var n adding
	var tokenFile string
	c := &cobra.Command{
		Use: "mastodon NAME --server URL --token-file F|-", Short: "Post to Mastodon, GoToSocial or Pixelfed",
		Long: "Entries become posts of the account that the access token belongs to. Make a token on the server,\n" +
			"under Development, with the scopes read and write, and put it into a file of your own or into a\n" +
			"pipe. It is kept outside the journal. Adding does not touch the network; `sojourn destination test`\n" +
			"does.\n\n" + addHelp,
		Example: "  sojourn destination add mastodon social --server https://mastodon.social --token-file token.txt\n" +
			"  pass show mastodon | sojourn destination add mastodon social --server https://example.org --token-file -",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			d := journal.Destination{
				Name: args[0], Kind: mastodon.Kind, Rendition: journal.RenditionSpec{LongEdge: 1920, Quality: 82},
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
	n.setting(c, "server", "the server's `URL`, like https://mastodon.social")
	n.setting(c, "visibility", "`WHO` sees it: public, unlisted, private or direct; without it as the account says")
	n.setting(c, "language", "`LANGUAGE` of the captions, like ko")
	n.setting(c, "warning", "content warning before every post: `TEXT`")
	n.secretFlag(a, c, &tokenFile, "token-file", "`FILE` with the access token, or - for stdin")
	a.complete(c, "visibility", completeWords("public", "unlisted", "private", "direct"))
	return c
}
