package journal

import (
	"slices"
	"strings"
	"unicode"
)

// Unfinished is the term that a query ends in while it is typed.
type Unfinished struct {
	Tail  string // the end of the text that a completion replaces
	Field string // "" for a word, "@" for a saved query
	Value string // as far as it is typed, without quotes

	head string // what stays of Tail before the value
}

// UnfinishedTerm finds the term that text ends in.
func UnfinishedTerm(text string) Unfinished {
	begin, inQuotes := 0, false
	for i, r := range text {
		switch {
		case r == '"':
			inQuotes = !inQuotes
		case !inQuotes && (unicode.IsSpace(r) || r == '('):
			begin = i + len(string(r))
		}
	}
	tail := text[begin:]
	u := Unfinished{Tail: tail}
	rest := strings.TrimPrefix(tail, "-")
	if after, ok := strings.CutPrefix(rest, savedField); ok {
		u.Field, rest = savedField, after
	} else if field, after, ok := strings.Cut(rest, ":"); ok && slices.Contains(queryFields, field) {
		u.Field, rest = field, after
	}
	u.head = tail[:len(tail)-len(rest)]
	u.Value = strings.TrimPrefix(rest, `"`)
	return u
}

// Names are the names of terms that the word may become.
func (u Unfinished) Names() []string {
	if u.Field != "" || strings.HasSuffix(u.head, `"`) {
		return nil
	}
	var names []string
	for _, f := range queryFields {
		names = append(names, f+":")
	}
	return beginningWith(append(names, "not", "or"), u.Value)
}

// Values are the values that every journal knows.
func (u Unfinished) Values() []string {
	switch u.Field {
	case "is":
		return beginningWith(queryStates, u.Value)
	case "on", "from", "to":
		return beginningWith(queryDays, u.Value)
	case "rating":
		return beginningWith([]string{">=1", ">=2", ">=3", ">=4", "5", "0"}, u.Value)
	}
	return nil
}

// With is what Tail becomes with a name of Names, or a value.
func (u Unfinished) With(value string) string {
	if strings.ContainsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' }) ||
		u.Field == "" && (value != "not" && value != "or") && !strings.HasSuffix(value, ":") {
		value = `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return u.head + value
}

func beginningWith(list []string, typed string) []string {
	var out []string
	for _, s := range list {
		if len(s) >= len(typed) && strings.EqualFold(s[:len(typed)], typed) {
			out = append(out, s)
		}
	}
	return out
}
