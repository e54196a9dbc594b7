package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
)

const kaesong = "2043572\tKaesŏng\tKaesong\tKSN,Gaeseong,gaeseong si,Кэсон,개성,\t37.97083\t126.55444\tP\tPPLA2\tKP\t\t19\t\t\t\t" +
	"338155\t\t46\tAsia/Pyongyang\t2018-12-06\n"

func read1(t *testing.T, text string) ([]settlement, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cities1000.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return settlements(path)
}

func TestSettlementsReadsWhatGeoNamesWrites(t *testing.T) {
	all, err := read1(t, kaesong+strings.Replace(kaesong, "338155", "14999", 1))
	if err != nil || len(all) != 2 {
		t.Fatalf("got %+v, %v", all, err)
	}
	s := all[0]
	if s.name != "Kaesŏng" || s.country != "KP" || s.feature != "PPLA2" || s.population != 338_155 ||
		s.point != (journal.Point{Lat: 37.97083, Lon: 126.55444}) {
		t.Errorf("got %+v", s)
	}
	if want := []string{"Gaeseong", "Кэсон", "개성"}; !slices.Equal(s.others, want) {
		t.Errorf("a city is also called %q, want %q", s.others, want)
	}
	if want := []string{"개성"}; !slices.Equal(all[1].others, want) {
		t.Errorf("a small town is also called %q, want %q", all[1].others, want)
	}
}

func TestSettlementsRefusesOtherFiles(t *testing.T) {
	for name, text := range map[string]string{
		"a column less":     strings.Replace(kaesong, "\tP\t", "\t", 1),
		"a broken latitude": strings.Replace(kaesong, "37.97083", "N37", 1),
		"a broken number":   strings.Replace(kaesong, "338155", "-1", 1),
	} {
		if all, err := read1(t, text); err == nil {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

func TestCharactersThatJoinFoldToOne(t *testing.T) {
	if got, want := merged([]string{"廣广", "広廣", "東东"}), "広广廣广東东"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
