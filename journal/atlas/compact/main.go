// Compact makes the atlas's embedded file out of the npm package world-atlas.
//
// To run it again, unpack the package at the version below into a folder and name it:
//
//	npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz -C /tmp
//	WORLD_ATLAS=/tmp/package go generate ./journal/atlas
//
// (None of the package's code is run.) The same package gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"

	"sojourn/journal/atlas/internal/arcs"
)

func main() {
	from := flag.String("from", os.Getenv("WORLD_ATLAS"), "folder that holds the package")
	to := flag.String("to", "atlas.bin", "file to write")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	t, err := read(from)
	if err != nil {
		return err
	}
	all := t.lines()
	file, err := arcs.Encode(all)
	if err != nil {
		return err
	}
	points, borders := 0, 0
	var levels [16]int
	for _, a := range all {
		points += len(a.Points)
		if a.Border {
			borders++
		}
		for _, p := range a.Points {
			levels[p.Level]++
		}
	}
	fmt.Printf("%d lines, %d of them borders, %d points, by level %v; %d bytes\n",
		len(all), borders, points, levels, len(file))
	return os.WriteFile(to, file, 0o644)
}
