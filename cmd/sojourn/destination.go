package main

import (
	"github.com/spf13/cobra"
)

func (a *app) destinationCommand() *cobra.Command {
	return group("destination", "Add, list, test and remove destinations",
		group("add", "Add a destination, or change it",
			a.addFolderCommand(), a.addBundleCommand(), a.addMastodonCommand(), a.addMicropubCommand(), a.addFTPCommand(),
			a.addS3Command(), a.addSFTPCommand(), a.addWebDAVCommand()),
		a.destinationListCommand(), a.destinationShowCommand(), a.destinationTestCommand(),
		a.destinationRemoveCommand())
}
