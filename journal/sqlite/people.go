package sqlite

import (
	"encoding/json"
	"slices"

	"sojourn/journal"
)

// normalNames returns names of people cleaned, each once, in their order.
func normalNames(list []string) []string {
	var out []string
	for _, s := range list {
		if n := journal.CleanLine(s); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// names reads a column of names; nil where there is none.
func names(column string) ([]string, error) {
	var list []string
	err := json.Unmarshal([]byte(column), &list)
	if len(list) == 0 {
		return nil, err
	}
	return list, err
}
