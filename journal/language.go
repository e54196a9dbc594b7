package journal

import "regexp"

var tagShape = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// IsLanguage reports whether tag looks like BCP 47: ko, en-GB, zh-Hant. Whether there is such a
// language is not looked up.
func IsLanguage(tag string) bool { return tagShape.MatchString(tag) }
