package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/tui/words"
)

const previewHelp = `Preview makes what would leave for a destination: the redacted words, and the very bytes of the
pictures, turned, scaled and stripped. Nothing is sent.

On a terminal it shows the words and says where the pictures are. Into a pipe it writes the
picture, or the words where there is no picture. -o FILE writes the picture into FILE; -o DIR/ writes
1.jpg, 2.jpg … and text.txt, alt.txt into DIR.`

func (a *app) previewCommand() *cobra.Command {
	var to, out string
	c := &cobra.Command{
		Use: "preview ID --to DEST", Short: "Make the very bytes that would leave", Long: previewHelp,
		Example: "  sojourn preview 7Q2M --to desk\n  sojourn preview 7Q2M --to desk -o picture.jpg",
		Args:    exactly("ID"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			ids, err := j.ids(c.Context(), args)
			if err != nil {
				return err
			}
			v, err := j.preview(c.Context(), ids[0], to)
			if err != nil {
				return err
			}
			return a.showPreview(v, out)
		},
		ValidArgsFunction: a.completeOneID,
	}
	c.Flags().StringVar(&to, "to", "", "the destination `DEST`; without it the default one")
	c.Flags().StringVarP(&out, "output", "o", "", "write into `FILE`, or into DIR/")
	a.complete(c, "to", a.completeDestinations)
	return c
}

// preview is what would leave of one entry.
type preview struct {
	journal  *opened
	to       journal.Destination
	entry    journal.ID
	message  journal.Message
	blanks   []journal.Blank // it would not be sent while there are any
	withheld []journal.Withheld
	pictures []journal.Picture
	metadata []metadata // of the pictures
}

// preview makes what the outbox would freeze.
func (j *opened) preview(ctx context.Context, id journal.ID, to string) (preview, error) {
	d, err := j.destinationOrDefault(ctx, to)
	if err != nil {
		return preview{}, err
	}
	entry, err := j.store.Entry(ctx, id)
	if err != nil {
		return preview{}, err
	}
	v := preview{journal: j, to: d, entry: id}
	if v.message, v.blanks, err = j.outbox.Message(ctx, entry, d); err != nil {
		return v, err
	}
	v.withheld = journal.WithheldFrom(entry, d, v.message)
	if v.pictures, err = j.outbox.Pictures(ctx, entry, d, v.message); err != nil {
		return v, err
	}
	for n, p := range v.pictures {
		m, err := j.metadata(ctx, p, entry.Photos[n])
		if err != nil {
			return v, err
		}
		v.metadata = append(v.metadata, m)
	}
	return v, nil
}

func (a *app) showPreview(v preview, out string) error {
	switch {
	case out != "" && v.asFolder(out):
		return a.writePreview(v, out)
	case out != "":
		return a.writePicture(v, out)
	case a.flags.json || a.out.is:
		return a.tellPreview(v)
	case len(v.pictures) > 1:
		return usagef("it has %s, and a pipe takes one: give -o DIR/", words.Count(len(v.pictures), "picture"))
	case len(v.pictures) == 0:
		_, err := fmt.Fprintln(a.stdout, v.message.Text)
		return err
	}
	return v.copyPicture(a.stdout, v.pictures[0])
}

// asFolder tells whether out is a folder, or must be one.
func (v preview) asFolder(out string) bool {
	info, err := os.Stat(out)
	return err == nil && info.IsDir() || strings.HasSuffix(out, "/") || len(v.pictures) != 1
}

func (v preview) copyPicture(to io.Writer, p journal.Picture) error {
	file, err := v.journal.renderer.OpenPicture(p)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(to, file)
	return err
}
