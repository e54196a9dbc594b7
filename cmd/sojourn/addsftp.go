package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/sftp"
)

func (a *app) addSFTPCommand() *cobra.Command {
	var n adding
	var passwordFile, keyFile string
	var clears bool
	c := &cobra.Command{
		Use: "sftp NAME --server sftp://USER@HOST/FOLDER", Short: "Put into a folder on an SSH server, for a desk",
		Long: "Each entry becomes its pictures, with its words as IPTC and XMP, and, last, a record in JSON, in one\n" +
			"folder. What a cut link left is gone on with. You are let in by the key of --key, else by the SSH agent,\n" +
			"the keys in ~/.ssh, or a password. The server must be known: in ~/.ssh/known_hosts, or by --host-key,\n" +
			"which `sojourn destination test` asks about at first.\n\n" + addHelp,
		Example: "  sojourn destination add sftp desk --server sftp://anna@desk.example.org/incoming",
		Args:    exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			d := journal.Destination{
				Name: args[0], Kind: sftp.Kind, Rendition: journal.RenditionSpec{LongEdge: 3000, Quality: 88, Captioned: true},
			}
			secret, err := readSecret("password", a.stdin, passwordFile)
			if err != nil {
				return err
			}
			if keyFile != "" {
				if keyFile, err = filepath.Abs(keyFile); err != nil {
					return err
				}
				n.settings[sftp.SettingKey] = &keyFile
			}
			n.settings[desk.SettingClears] = yes(clears)
			return a.add(c, d, n, secret)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c)
	n.setting(c, sftp.SettingServer, "`URL` of the folder, like sftp://anna@desk.example.org/incoming")
	n.setting(c, sftp.SettingHostKey, "`FINGERPRINT` of the server's key, like SHA256:qKs…")
	c.Flags().StringVar(&keyFile, sftp.SettingKey, "", "private key `FILE` to log in with")
	c.Flags().BoolVar(&clears, desk.SettingClears, false,
		"the desk takes files away as they come: what is not there may have arrived")
	c.Flags().StringVar(&passwordFile, "password-file", "", "`FILE` with the password, or the key's passphrase, or - for stdin")
	_ = c.MarkFlagFilename("password-file") // fails only for a flag that is not there
	_ = c.MarkFlagFilename(sftp.SettingKey)
	return c
}
