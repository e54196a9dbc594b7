package main

import (
	"github.com/spf13/cobra"

	"sojourn/sync/destination/sftp"
)

func (a *app) addSFTPCommand() *cobra.Command {
	var n addingDesk
	var keyFile string
	c := &cobra.Command{
		Use: "sftp NAME --server sftp://USER@HOST/FOLDER", Short: "Put into a folder on an SSH server, for a desk",
		Long: "Each entry becomes its pictures, with its words as IPTC and XMP, and, last, a record in JSON, in one\n" +
			"folder. What a cut link left is gone on with. You are let in by the key of --key, else by the SSH agent,\n" +
			"the keys in ~/.ssh, or a password. The server must be known: in ~/.ssh/known_hosts, or by --host-key,\n" +
			"which `sojourn destination test` asks about at first.\n\n" + addHelp,
		Example: "  sojourn destination add sftp desk --server sftp://anna@desk.example.org/incoming",
		Args:    exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := n.setFile(sftp.SettingKey, keyFile); err != nil {
				return err
			}
			return n.add(a, c, args[0], sftp.Kind, "password")
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c, "password-file", "`FILE` with the password, or the key's passphrase, or - for stdin")
	n.setting(c, sftp.SettingServer, "`URL` of the folder, like sftp://anna@desk.example.org/incoming")
	n.setting(c, sftp.SettingHostKey, "`FINGERPRINT` of the server's key, like SHA256:qKs…")
	c.Flags().StringVar(&keyFile, sftp.SettingKey, "", "private key `FILE` to log in with")
	_ = c.MarkFlagFilename(sftp.SettingKey) // fails only for a flag that is not there
	return c
}
