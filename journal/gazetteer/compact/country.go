package main

import (
	_ "embed"
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"sojourn/journal/gazetteer/internal/table"
)

// countryWords has lines of: code, English name where the usual one is not what captions write
// (else -), other words to look for it by.
//
//go:embed countries.tsv
var countryWords string

func countryOf(code string) (table.Country, error) {
	region, err := language.ParseRegion(code)
	if err != nil {
		return table.Country{}, fmt.Errorf("country %q: %w", code, err)
	}
	c := table.Country{Code: code, Name: display.English.Regions().Name(region)}
	c.Name = strings.NewReplacer(" & ", " and ", "St. ", "Saint ").Replace(c.Name)
	for line := range strings.Lines(countryWords) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 {
			return table.Country{}, fmt.Errorf("countries.tsv: %q has not three fields", line)
		}
		if fields[0] != code {
			continue
		}
		if fields[1] != "-" {
			c.Name = fields[1]
		}
		c.Also = fields[2]
	}
	return c, nil
}
