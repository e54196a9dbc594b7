package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/token"
)

const addHelp = `Adding a destination of the same name and place again changes what its flags say, and leaves the
rest. The place of an entry is told as exactly as --place says: exact; 1km and 10km, the middle of a
square of that size; city (the default), its name and a square of 10 km; region; country; none. The
time is told to the second, the hour or the day with it. What is queued is made anew.`

// adding is what the flags of one `sojourn destination add` ask for.
type adding struct {
	settings  map[string]*string
	precision string
	rendition journal.RenditionSpec
	maxBytes  sizeFlag
	captioned bool
	standard  bool
	auto      autoFlag
	in        whereFlag // where its secret is kept
}

func (n *adding) flags(a *app, c *cobra.Command) {
	n.settings = map[string]*string{}
	f := c.Flags()
	f.StringVar(&n.precision, "place", "", "tell the place as exactly as `HOW`: exact, 1km, city, 10km, region, country, none")
	f.IntVar(&n.rendition.LongEdge, "edge", 0, "longest edge of the pictures, in `PIXELS`")
	f.IntVar(&n.rendition.Quality, "quality", 0, "JPEG quality of the pictures, `N` from 1 to 100")
	f.Var(&n.maxBytes, "max-bytes", "no picture above `SIZE`, like 500KB")
	f.BoolVar(&n.standard, "default", false, "make it the default, for marks without --to")
	f.Var(&n.auto, "auto", "what is marked goes by itself: off, on, or `metered`, also where every byte is paid for")
	a.complete(c, "place", completeWords(precisionWords()...))
	a.complete(c, "auto", completeWords("off", "on", "metered"))
}

// secretFlag adds flag, which names the file with the secret, and the one that says where it is kept.
func (n *adding) secretFlag(a *app, c *cobra.Command, file *string, flag, help string) {
	c.Flags().StringVar(file, flag, "", help)
	c.Flags().Var(&n.in, "secret-in",
		"keep it in the system's keyring or in a file: `keyring|file`; else in the keyring where there is one")
	_ = c.MarkFlagFilename(flag) // fails only for a flag that is not there
	a.complete(c, "secret-in", completeWords(string(token.InKeyring), string(token.InFile)))
}

func precisionWords() (all []string) {
	for _, p := range journal.Precisions {
		all = append(all, string(p))
	}
	return all
}

func (n *adding) setting(c *cobra.Command, key, help string) {
	n.settings[key] = c.Flags().String(key, "", help)
}

const captionedFlag = "captioned"

// captionedFlag lets pictures carry their words, for a kind of destination of which not all want that.
func (n *adding) captionedFlag(c *cobra.Command) {
	c.Flags().BoolVar(&n.captioned, captionedFlag, false, "the pictures carry their words as IPTC and XMP, for a desk")
}

// apply puts into d what the flags say.
func (n *adding) apply(c *cobra.Command, d *journal.Destination) error {
	settings := map[string]string{}
	for key, value := range d.Settings {
		settings[key] = value
	}
	for key, value := range n.settings {
		if f := c.Flags().Lookup(key); f == nil || f.Changed {
			settings[key] = *value
		}
	}
	d.Settings = settings
	d.Default = d.Default || n.standard
	if n.auto.set {
		d.Auto = n.auto.is
	}
	if c.Flags().Changed("place") {
		d.Redaction.Place = journal.Precision(n.precision)
	}
	if c.Flags().Changed(captionedFlag) {
		d.Rendition.Captioned = n.captioned
	}
	if c.Flags().Changed("edge") {
		d.Rendition.LongEdge = n.rendition.LongEdge
	}
	if c.Flags().Changed("quality") {
		d.Rendition.Quality = n.rendition.Quality
	}
	if c.Flags().Changed("max-bytes") {
		d.Rendition.MaxBytes = int64(n.maxBytes)
	}
	if d.Rendition.LongEdge < 0 || d.Rendition.Quality < 0 || d.Rendition.Quality > 100 {
		return usagef("--edge takes pixels, --quality 1 to 100")
	}
	return wrong(d.Validate())
}
