package desk

import "strings"

// WithoutPassword returns an address that cannot be read, fit to be shown: there may be a password in it.
func WithoutPassword(text string) string {
	if at := strings.LastIndexByte(text, '@'); at >= 0 {
		return "…" + text[at:]
	}
	return text
}
