package main

import (
	"strings"

	"github.com/spf13/cobra"
)

var queryTerms = []string{
	"tag:", "place:", "in:", "on:", "from:", "to:", "trip:", "camera:", "rating:", "is:", "not",
}

var states = []string{
	"captioned", "uncaptioned", "no-alt", "no-place", "placed", "marked", "sent", "failed", "rejected", "picked",
}

// completeQuery completes the term of a query that is being typed.
func (a *app) completeQuery(c *cobra.Command, _ []string, typed string) ([]string, directive) {
	field, value, found := strings.Cut(typed, ":")
	var values []string
	switch {
	case !found:
		return beginningWith(queryTerms, typed), noFiles | cobra.ShellCompDirectiveNoSpace
	case field == "is":
		values = beginningWith(states, value)
	case field == "tag":
		values, _ = a.completeKeywords(c, nil, value)
	case field == "trip":
		values, _ = a.completeTrips(c, nil, value)
	}
	var out []string
	for _, v := range values {
		if strings.ContainsRune(v, ' ') {
			v = `"` + v + `"`
		}
		out = append(out, field+":"+v)
	}
	return out, noFiles
}
