package main

import (
	"github.com/spf13/cobra"

	"sojourn/sync/destination/s3"
)

func (a *app) addS3Command() *cobra.Command {
	var n addingDesk
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
			return n.add(a, c, args[0], s3.Kind, "secret key")
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	n.flags(a, c, "secret-file", "`FILE` with the secret half of the key, or - for stdin")
	n.setting(c, s3.SettingServer, "`URL` of the bucket and the prefix, like s3://newsroom/incoming")
	n.setting(c, s3.SettingEndpoint, "`URL` of the store, like https://s3.example.org; without it Amazon's")
	n.setting(c, s3.SettingRegion, "`REGION` of the bucket, like eu-central-1; without it us-east-1")
	n.setting(c, s3.SettingAccessKey, "the half of the `KEY` that is no secret")
	n.unencryptedFlag(c, "http://")
	return c
}
