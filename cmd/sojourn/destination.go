package main

import (
	"github.com/spf13/cobra"
)

func (a *app) destinationCommand() *cobra.Command {
	return group("destination", "Add, list, test and remove destinations, and let them be sent to by themselves",
		group("add", "Add a destination, or change it",
			a.addFolderCommand(), a.addBundleCommand(), a.addMastodonCommand(), a.addMicropubCommand(), a.addFTPCommand(),
			a.addS3Command(), a.addSFTPCommand(), a.addWebDAVCommand()),
		a.destinationAutoCommand(), a.destinationListCommand(), a.destinationShowCommand(), a.destinationTestCommand(),
		a.destinationRemoveCommand())
}
