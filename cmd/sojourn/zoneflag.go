package main

import (
	_ "embed"
	"errors"
	"strings"
	"time"

	"sojourn/journal"
)

//go:embed zones.txt
var zoneList string

// zoneNames are the IANA names of time zones that are in use.
func zoneNames() []string { return strings.Fields(zoneList) }

// zoneFlag is a time zone by its IANA name.
type zoneFlag struct{ location *time.Location }

func (z *zoneFlag) Set(name string) error {
	e := &journal.Error{
		Kind: journal.Invalid, Err: errors.New("no time zone has this name"),
		Hint: "write its IANA name, like Asia/Pyongyang; the shell's completion knows them all",
	}
	if name == "" || name == "Local" { // the laptop's zone says nothing about a photo
		return e
	}
	location, err := time.LoadLocation(name)
	if err != nil {
		if like := zonesLike(name); len(like) > 0 {
			e.Hint = "did you mean " + strings.Join(like, " or ") + "?"
		}
		return e
	}
	z.location = location
	return nil
}

const zonesOffered = 3

// zonesLike returns zones that have part of their name in common with name.
func zonesLike(name string) []string {
	city := strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	city = strings.ReplaceAll(city, " ", "_")
	var like []string
	for _, z := range zoneNames() {
		if len(like) < zonesOffered && len(city) >= 3 && strings.Contains(strings.ToLower(z), city) {
			like = append(like, z)
		}
	}
	return like
}

func (z *zoneFlag) String() string {
	if z == nil || z.location == nil {
		return ""
	}
	return z.location.String()
}

func (z *zoneFlag) Type() string { return "ZONE" }
