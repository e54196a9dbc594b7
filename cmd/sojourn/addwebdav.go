package main

import (
	"github.com/spf13/cobra"

	"sojourn/sync/destination/webdav"
)

func (a *app) addWebDAVCommand() *cobra.Command {
	var n addingDesk
	c := &cobra.Command{
		Use: "webdav NAME --server https://USER@HOST/FOLDER", Short: "Put into a folder on a WebDAV server, for a desk",
		Long: "Each entry becomes its pictures, with its words as IPTC and XMP, and, last, a record in JSON, in one\n" +
			"folder, which must be there: Nextcloud, ownCloud, Apache and others. What a cut link left is sent again, file\n" +
			"by file; nothing is written over. The password is kept outside the journal; for Nextcloud make one for\n" +
			"sojourn alone, under Security.\n\n" + addHelp,
		Example: "  sojourn destination add webdav desk --server https://anna@desk.example.org/incoming --password-file p.txt\n" +
			"  pass show desk | sojourn destination add webdav desk \\\n" +
			"    --server https://cloud.example.org/remote.php/dav/files/anna/desk --password-file -",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			return n.add(a, c, args[0], webdav.Kind, "password")
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c, "password-file", "`FILE` with the password, or - for stdin")
	n.setting(c, webdav.SettingServer, "`URL` of the folder, like https://anna@desk.example.org/incoming")
	n.caFlag(c)
	n.unencryptedFlag(c, "http://")
	return c
}
