package main

import (
	"github.com/spf13/cobra"

	"sojourn/sync/destination/ftp"
)

func (a *app) addFTPCommand() *cobra.Command {
	var n addingDesk
	c := &cobra.Command{
		Use:   "ftp NAME --server ftps://USER@HOST/FOLDER --password-file FILE",
		Short: "Put into a folder on an FTP server, for a desk",
		Long: "Each entry becomes its pictures, with its words as IPTC and XMP, and, last, a record in JSON, in one\n" +
			"folder. What a cut link left is gone on with, where the server can. The server must speak TLS, and show a\n" +
			"certificate that the system trusts, or one that --ca names; on port 990 TLS begins with the first byte.\n" +
			"FOLDER is within where the server puts who logs in; after // it is absolute.\n\n" + addHelp,
		Example: "  sojourn destination add ftp desk --server ftps://anna@desk.example.org/incoming --password-file FILE",
		Args:    exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			return n.add(a, c, args[0], ftp.Kind, "password")
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c, "password-file", "`FILE` with the password, or - for stdin")
	n.setting(c, ftp.SettingServer, "`URL` of the folder, like ftps://anna@desk.example.org/incoming")
	n.caFlag(c)
	n.unencryptedFlag(c, "ftp://")
	return c
}
