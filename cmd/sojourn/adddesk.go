package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
)

// addingDesk is what the flags of one `sojourn destination add`, of where a desk gets files, ask for.
type addingDesk struct {
	adding
	secretFile  string
	clears      bool
	unencrypted bool
	caFile      string
}

// flags adds those that all desks have; flag takes the file with the secret.
func (n *addingDesk) flags(a *app, c *cobra.Command, flag, help string) {
	n.adding.flags(a, c)
	c.Flags().BoolVar(&n.clears, desk.SettingClears, false,
		"the desk takes files away as they come: what is not there may have arrived")
	n.secretFlag(a, c, &n.secretFile, flag, help)
}

// unencryptedFlag lets the server's address be one of a scheme without TLS.
func (n *addingDesk) unencryptedFlag(c *cobra.Command, scheme string) {
	c.Flags().BoolVar(&n.unencrypted, desk.SettingUnencrypted, false,
		"the server may be "+scheme+" elsewhere than on this machine: others can read along, the password too")
}

// caFlag lets a server be trusted that the system does not.
func (n *addingDesk) caFlag(c *cobra.Command) {
	c.Flags().StringVar(&n.caFile, desk.SettingCA, "", "`FILE` with the certificates, in PEM, to trust in place of the system's")
	_ = c.MarkFlagFilename(desk.SettingCA) // fails only for a flag that is not there
}

// add keeps the destination, whose pictures carry their words; secret is what its secret is called.
func (n *addingDesk) add(a *app, c *cobra.Command, name, kind, secret string) error {
	is, err := readSecret(secret, a.stdin, n.secretFile)
	if err != nil {
		return err
	}
	if err := n.setFile(desk.SettingCA, n.caFile); err != nil {
		return err
	}
	n.settings[desk.SettingClears], n.settings[desk.SettingUnencrypted] = yes(n.clears), yes(n.unencrypted)
	return a.add(c, journal.Destination{
		Name: name, Kind: kind, Rendition: journal.RenditionSpec{LongEdge: 3000, Quality: 88, Captioned: true},
	}, n.adding, is)
}

// setFile puts the path of a file into the settings; "" takes one away.
func (n *addingDesk) setFile(key, path string) (err error) {
	if path != "" {
		path, err = filepath.Abs(path)
	}
	n.settings[key] = &path
	return err
}

// yes is how a setting says that a flag is set.
func yes(is bool) *string {
	value := ""
	if is {
		value = "yes"
	}
	return &value
}
