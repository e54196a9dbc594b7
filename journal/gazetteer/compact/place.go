package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// morePlaces has lines of: country, region, name, latitude, longitude. They are places that travellers write
// about and that the packages leave out since hardly anybody lives there.
//
//go:embed places.tsv
var morePlaces string

func addPlaces(cities []city) ([]city, error) {
	for line := range strings.Lines(morePlaces) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 5 {
			return nil, fmt.Errorf("places.tsv: %q has not five fields", line)
		}
		c := city{Country: fields[0], Admin1: fields[1], Name: fields[2]}
		var err error
		if c.Lat, err = strconv.ParseFloat(fields[3], 64); err != nil {
			return nil, fmt.Errorf("places.tsv: %w", err)
		}
		if c.Lng, err = strconv.ParseFloat(fields[4], 64); err != nil {
			return nil, fmt.Errorf("places.tsv: %w", err)
		}
		cities = append(cities, c)
	}
	return cities, nil
}
