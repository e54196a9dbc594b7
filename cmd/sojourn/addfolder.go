package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/folder"
)

func (a *app) addFolderCommand() *cobra.Command {
	var n adding
	c := &cobra.Command{
		Use: "folder NAME DIR", Short: "Publish into a folder: pages, pictures, feeds, a map layer",
		Long: "Entries become pages in DIR, with an index, feeds and a map layer. They open from the disk and can\n" +
			"be put on any web server.\n\n" + addHelp,
		Example: "  sojourn destination add folder desk ~/Public/journal --title 'Winter 2013'",
		Args:    exactly("NAME", "DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := filepath.Abs(args[1])
			if err != nil {
				return err
			}
			n.settings[folder.SettingDir] = &dir
			d := journal.Destination{
				Name: args[0], Kind: folder.Kind, Rendition: journal.RenditionSpec{LongEdge: 2048, Quality: 85},
			}
			return a.add(c, d, n, "")
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, directive) {
			if len(args) == 1 {
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
	}
	n.flags(a, c)
	n.setting(c, folder.SettingTitle, "`TITLE` of the pages; without it NAME")
	n.setting(c, folder.SettingURL, "`URL` at which the folder will be seen, for the feeds")
	return c
}
