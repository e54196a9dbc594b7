package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"sojourn/journal"
	"sojourn/journal/gazetteer/internal/table"
)

const longestAlias = 60 // bytes

// builder fills a table from cities in order.
type builder struct {
	source    *source
	table     table.Table
	countries map[string]uint16
	regions   map[string]uint16 // "KP.12", and "KP." for none
	fold      *table.Folder
}

func (s *source) table() (table.Table, error) {
	if err := respell(s.cities); err != nil {
		return table.Table{}, err
	}
	slices.SortFunc(s.cities, order)
	b := &builder{source: s, countries: map[string]uint16{}, regions: map[string]uint16{}, fold: table.NewFolder()}
	if err := b.areas(); err != nil {
		return table.Table{}, err
	}
	var names, aliases []string
	for i, c := range s.cities {
		names = append(names, c.Name)
		b.place(c)
		for _, alias := range b.aliasesOf(c) {
			aliases = append(aliases, alias)
			b.table.AliasOf = append(b.table.AliasOf, uint32(i))
		}
	}
	b.table.Names, b.table.Aliases = table.NewStrings(names), table.NewStrings(aliases)
	return b.table, nil
}

// order is by name, since neighbours in the alphabet share bytes; the rest makes it total.
func order(a, b city) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Country, b.Country),
		cmp.Compare(a.Admin1, b.Admin1), cmp.Compare(a.Lat, b.Lat), cmp.Compare(a.Lng, b.Lng))
}

// areas lists the countries and regions that have a place.
func (b *builder) areas() error {
	used := map[string]bool{}
	for _, c := range b.source.cities {
		used[c.Country+"."] = true
		used[b.regionKey(c)] = true
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		code, admin, _ := strings.Cut(key, ".")
		if admin == "" {
			country, err := countryOf(code)
			if err != nil {
				return err
			}
			b.countries[code] = uint16(len(b.table.Countries))
			b.table.Countries = append(b.table.Countries, country)
		}
		b.regions[key] = uint16(len(b.table.Regions))
		b.table.Regions = append(b.table.Regions, table.Region{
			Country: b.countries[code], Name: b.source.regions[key], Code: word(admin),
		})
	}
	if len(b.table.Regions) > math.MaxUint16 {
		return fmt.Errorf("%d regions are too many for two bytes", len(b.table.Regions))
	}
	return nil
}

func (b *builder) regionKey(c city) string {
	key := c.Country + "." + c.Admin1
	if b.source.regions[key] == "" {
		return c.Country + "."
	}
	return key
}

// word keeps a division's code where people use it as a word: TX, NSW, ENG.
func word(code string) string {
	if strings.ContainsAny(code, "0123456789") {
		return ""
	}
	return code
}

func (b *builder) place(c city) {
	t := &b.table
	t.Region = append(t.Region, b.regions[b.regionKey(c)])
	t.Lat = append(t.Lat, int32(math.Round(c.Lat*table.Scale)))
	t.Lon = append(t.Lon, int32(math.Round(c.Lng*table.Scale)))
	t.Population = append(t.Population, c.population)
}

// aliasesOf leaves out what is found by another name already.
func (b *builder) aliasesOf(c city) []string {
	slices.Sort(c.aliases)
	known := map[string]bool{b.fold.Fold(c.Name): true, "": true}
	var all []string
	for _, alias := range c.aliases {
		alias = journal.CleanLine(alias)
		if folded := b.fold.Fold(alias); !known[folded] && len(alias) <= longestAlias {
			known[folded] = true
			all = append(all, alias)
		}
	}
	return all
}
