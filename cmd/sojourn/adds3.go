package main

import (
	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/sync/destination/desk"
	"sojourn/sync/destination/s3"
)

func (a *app) addS3Command() *cobra.Command {
	var n adding
	var secretFile string
	var clears, plain bool
	c := &cobra.Command{
		Use:   "s3 NAME --server s3://BUCKET/PREFIX --access-key KEY --secret-file F|-",
		Short: "Put into a bucket of a store that speaks S3, for a desk",
		Long: "Each entry becomes its pictures, with its words as IPTC and XMP, and, last, a record in JSON, below\n" +
			"the prefix of a bucket. No object is written over, and no bucket is made. Pictures above 5 MiB go by\n" +
			"parts of that size, and what a cut link left of them is gone on with. The key must be allowed to list,\n" +
			"read and write below the prefix. Its secret half is kept outside the journal.\n\n" + addHelp,
		Example: "  sojourn destination add s3 desk --server s3://newsroom/incoming --endpoint https://s3.example.org \\\n" +
			"    --access-key AKIA… --secret-file secret.txt",
		Args: exactly("NAME"),
		RunE: func(c *cobra.Command, args []string) error {
			d := journal.Destination{
				Name: args[0], Kind: s3.Kind, Rendition: journal.RenditionSpec{LongEdge: 3000, Quality: 88, Captioned: true},
			}
			secret, err := readSecret("secret key", a.stdin, secretFile)
			if err != nil {
				return err
			}
			n.settings[desk.SettingClears], n.settings[s3.SettingPlain] = yes(clears), yes(plain)
			return a.add(c, d, n, secret)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c)
	n.setting(c, s3.SettingServer, "`URL` of the bucket and the prefix, like s3://newsroom/incoming")
	n.setting(c, s3.SettingEndpoint, "`URL` of the store, like https://s3.example.org; without it Amazon's")
	n.setting(c, s3.SettingRegion, "`REGION` of the bucket, like eu-central-1; without it us-east-1")
	n.setting(c, s3.SettingAccessKey, "the half of the `KEY` that is no secret")
	c.Flags().StringVar(&secretFile, "secret-file", "", "`FILE` with the secret half of the key, or - for stdin")
	c.Flags().BoolVar(&clears, desk.SettingClears, false,
		"the desk takes files away as they come: what is not there may have arrived")
	c.Flags().BoolVar(&plain, s3.SettingPlain, false,
		"the endpoint may be http:// elsewhere than on this machine: others can read along")
	_ = c.MarkFlagFilename("secret-file") // fails only for a flag that is not there
	return c
}

// yes is how a setting says that a flag is set.
func yes(is bool) *string {
	value := ""
	if is {
		value = "yes"
	}
	return &value
}
