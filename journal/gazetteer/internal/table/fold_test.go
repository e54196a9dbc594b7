package table_test

import (
	"testing"

	"sojourn/journal/gazetteer/internal/table"
)

func TestFoldForgives(t *testing.T) {
	for name, tc := range map[string]struct{ a, b string }{
		"case":                       {"PYONGYANG", "pyongyang"},
		"breves":                     {"Kaesŏng", "Kaesong"},
		"a breve typed apart":        {"Kaeso\u0306ng", "Kaesŏng"},
		"a curved apostrophe":        {"P’yŏngyang", "Pyongyang"},
		"a straight apostrophe":      {"P'yongyang", "Pyongyang"},
		"an ayin":                    {"Sanʿāʾ", "Sana"},
		"letters with strokes":       {"Łódź Tromsø Đà Nẵng", "lodz tromso da nang"},
		"ligatures":                  {"Ærøskøbing, Weißensee", "aeroskobing weissensee"},
		"a ligature with an accent":  {"Ǽro", "aero"},
		"a dotted capital":           {"İstanbul", "istanbul"},
		"a dotless letter":           {"Diyarbakır", "diyarbakir"},
		"stops":                      {"St. John's", "st johns"},
		"initials":                   {"Washington, D.C.", "washington dc"},
		"hyphens and slashes":        {"Stratford-upon-Avon/UK", "stratford upon avon uk"},
		"spaces":                     {"  San\t \u00a0Francisco ", "san francisco"},
		"Greek accents and case":     {"ΑΘΉΝΑ", "αθηνα"},
		"Cyrillic case":              {"МОСКВА", "москва"},
		"Arabic vowel marks":         {"القَاهِرة", "القاهرة"},
		"wide letters":               {"Ｔｏｋｙｏ", "tokyo"},
		"Hangul in letters":          {"평양", "\u1111\u1167\u11bc\u110b\u1163\u11bc"},
		"Han of Taiwan and China":    {"丹東", "丹东"},
		"Han of Japan and Taiwan":    {"広島", "廣島"},
		"bytes that are no text":     {"Seoul\xff", "seoul"},
		"an elided article":          {"L’Aquila", "l aquila"},
		"an elided preposition":      {"Val-d'Or", "val d or"},
		"nothing":                    {"’ - ' . !", ""},
		"an escape sequence's words": {"a\x1b[31mb", "a 31mb"},
	} {
		t.Run(name, func(t *testing.T) {
			fold := table.NewFolder()
			if a, b := fold.Fold(tc.a), fold.Fold(tc.b); a != b {
				t.Errorf("%q and %q", a, b)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	f.Add("L’Aquila, Kaesŏng; 평양")
	f.Fuzz(func(t *testing.T, s string) {
		once := table.NewFolder().Fold(s)
		if twice := table.NewFolder().Fold(once); twice != once {
			t.Errorf("%q folds to %q, that to %q", s, once, twice)
		}
	})
}
