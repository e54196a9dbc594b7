package main

import (
	"strings"

	"github.com/spf13/cobra"

	"sojourn/journal"
)

// parseLegs reads 2013-02-19..2013-02-20=Asia/Shanghai; either day may be left out. An empty text is no leg.
func parseLegs(texts []string) ([]journal.Leg, error) {
	var legs []journal.Leg
	for _, text := range texts {
		if text == "" {
			continue
		}
		days, zone, hasZone := strings.Cut(text, "=")
		from, until, isSpan := strings.Cut(days, "..")
		if !isSpan {
			until = from
		}
		if !hasZone || zone == "" {
			return nil, usagef("leg %s has no zone; write it like 2013-02-19..2013-02-20=Asia/Shanghai", journal.Visible(text))
		}
		legs = append(legs, journal.Leg{From: from, Until: until, Zone: zone})
	}
	return legs, nil
}

// legWords is l as it is typed.
func legWords(l journal.Leg) string {
	if l.From == l.Until {
		return l.From + "=" + l.Zone
	}
	return l.From + ".." + l.Until + "=" + l.Zone
}

// completeLeg completes the zone of a leg.
func completeLeg(_ *cobra.Command, _ []string, typed string) ([]string, directive) {
	days, zone, hasZone := strings.Cut(typed, "=")
	if !hasZone {
		return nil, noFiles
	}
	var out []string
	for _, z := range beginningWith(zoneNames(), zone) {
		out = append(out, days+"="+z)
	}
	return out, noFiles
}
