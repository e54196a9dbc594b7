package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/config"
	"sojourn/tui/keys"
)

// configJSON is what `config --json` prints.
type configJSON struct {
	Path     string                         `json:"path"`
	Exists   bool                           `json:"exists"`
	Mouse    bool                           `json:"mouse"`
	Grace    float64                        `json:"grace"` // seconds
	Pictures string                         `json:"pictures"`
	Price    string                         `json:"price"`
	Theme    string                         `json:"theme"`
	Colours  map[string]string              `json:"colours"`
	Keys     map[string]map[string][]string `json:"keys"`
}

func (a *app) configCommand() *cobra.Command {
	return &cobra.Command{
		Use: "config", Short: "Show the settings: keys, colours, mouse", Args: exactly(),
		Long: "Config prints where the settings are read from and what they are, as such a file: what differs from\n" +
			"the defaults stands there, the defaults are comments to begin from. A mistake in the file is told with\n" +
			"its line and column, and exit code 2.",
		Example: "  sojourn config\n  sojourn config > settings.toml",
		RunE:    func(*cobra.Command, []string) error { return a.showConfig() },
	}
}

func (a *app) showConfig() error {
	path, err := configPath()
	if err != nil {
		return err
	}
	c, err := config.Read(path)
	if err != nil {
		return err
	}
	_, err = os.Stat(path)
	exists := !errors.Is(err, fs.ErrNotExist)
	if a.flags.json {
		return printJSON(a.stdout, newConfigJSON(path, exists, c))
	}
	without := ""
	if !exists {
		without = ", which is not there: these are the defaults"
	}
	_, err = fmt.Fprintf(a.stdout, "# %s%s\n\n%s", journal.Visible(path), without, c.Text())
	return err
}

func newConfigJSON(path string, exists bool, c config.Config) configJSON {
	j := configJSON{
		Path: path, Exists: exists, Mouse: c.Mouse, Grace: c.Grace.Seconds(), Price: c.Price.String(),
		Pictures: c.Pictures.String(),
		Theme:    c.Theme.Name, Colours: map[string]string{},
		Keys: map[string]map[string][]string{},
	}
	for meaning, colour := range c.Theme.Colours {
		j.Colours[meaning] = colour
	}
	for _, s := range c.Keys.Sections() {
		j.Keys[s.Name] = keysOf(s)
	}
	return j
}

func keysOf(s keys.Section) map[string][]string {
	all := map[string][]string{}
	for _, action := range s.Actions {
		all[action.Name] = action.Binding.Keys()
	}
	return all
}

// configPath returns where the settings are read from.
func configPath() (string, error) {
	dir, err := home("XDG_CONFIG_HOME", ".config")
	return filepath.Join(dir, "config.toml"), err
}

// settings reads them. Who has no home folder has the defaults.
func settings() (config.Config, error) {
	path, err := configPath()
	if err != nil {
		return config.Default(), nil
	}
	return config.Read(path)
}
