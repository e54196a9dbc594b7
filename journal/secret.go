package journal

import (
	"slices"
	"strings"
	"unicode"
)

// secrets are the names of the place, of what is shown and of the no-go area that may not be told: those
// that no name that is told is equal to.
func (v Values) secrets() []string {
	var keys []string
	for _, told := range []*Place{v.Place, v.shown} {
		if told == nil {
			continue
		}
		for _, name := range told.names() {
			keys = append(keys, nameKey(name))
		}
	}
	return slices.DeleteFunc(append(v.secret.names(), v.hidden...), func(name string) bool {
		key := nameKey(name)
		return key == "" || slices.Contains(keys, key)
	})
}

func (p Place) names() []string { return []string{p.Name, p.City, p.Region, p.Country} }

// withoutSecrets leaves out the keywords that are such a name. What a keyword only has in it stays: it
// is the traveller's own wording.
func (v Values) withoutSecrets(keywords []string) []string {
	secrets := v.secrets()
	if len(secrets) == 0 {
		return keywords
	}
	return slices.DeleteFunc(slices.Clone(keywords), func(k string) bool { return isNameIn(secrets, k) })
}

func isNameIn(names []string, s string) bool {
	key := nameKey(s)
	return slices.ContainsFunc(names, func(name string) bool { return nameKey(name) == key })
}

// nameKey is what is the same of a name and its hashtag: its letters and digits, in small letters.
func nameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
