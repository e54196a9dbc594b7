package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// dictionary is the text of one of opencc-js: "key value [value…]|…".
var dictionary = regexp.MustCompile(`^export default "([^"]+)"`)

// han lists characters that are written differently where Chinese is simplified, and in Japan, each with the one
// that both are folded to: two characters after two characters.
func han(from string) ([]byte, error) {
	var pairs []string
	for _, name := range []string{"TSCharacters.js", "JPShinjitaiCharacters.js"} {
		path := filepath.Join(from, "opencc-js", "dist", "esm-lib", "dict", name)
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		found := dictionary.FindSubmatch(text)
		if found == nil {
			return nil, fmt.Errorf("%s is not what opencc-js ships", path)
		}
		for line := range strings.SplitSeq(string(found[1]), "|") {
			one := strings.Fields(line)
			if len(one) >= 2 && utf8.RuneCountInString(one[0]) == 1 && utf8.RuneCountInString(one[1]) == 1 {
				pairs = append(pairs, one[0]+one[1])
			}
		}
	}
	return []byte(merged(pairs)), nil
}

// merged makes all that pairs join one, directly or over others, fold to the same one.
func merged(pairs []string) string {
	to := map[rune]rune{}
	last := func(r rune) rune {
		for to[r] != 0 {
			r = to[r]
		}
		return r
	}
	for _, p := range pairs {
		both := []rune(p)
		if a, b := last(both[0]), last(both[1]); a != b {
			to[a] = b
		}
	}
	var all []string
	for r := range to {
		all = append(all, string([]rune{r, last(r)}))
	}
	slices.Sort(all)
	return strings.Join(all, "")
}
