package journal

import "strings"

// Body is one camera, as its files name it. Serial is "" where they tell none: all such cameras of
// one model are one body then.
type Body struct{ Make, Model, Serial string }

// Body returns the camera that made p.
func (p Photo) Body() Body { return Body{p.Make, p.Model, p.Serial} }

// Camera returns make and model; many models repeat their make.
func (b Body) Camera() string {
	first, _, _ := strings.Cut(b.Make, " ")
	if first != "" && strings.HasPrefix(strings.ToLower(b.Model), strings.ToLower(first)) {
		return b.Model
	}
	return strings.TrimSpace(b.Make + " " + b.Model)
}

// String names b so that it is told from others: camera and serial number, "" where nothing is known.
func (b Body) String() string { return strings.TrimSpace(b.Camera() + " " + b.Serial) }

// Matches reports how well name means b: 2 where it is all of b, its model or its serial number,
// 1 where its words all begin words of b, else 0. Case does not count.
func (b Body) Matches(name string) int {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, whole := range []string{b.String(), b.Camera(), b.Model, b.Serial, b.Make + " " + b.Model} {
		if name != "" && strings.EqualFold(strings.Join(strings.Fields(whole), " "), name) {
			return 2
		}
	}
	parts := strings.Fields(strings.ToLower(b.Make + " " + b.Model + " " + b.Serial))
	for _, word := range strings.Fields(name) {
		if !beginsOne(parts, word) {
			return 0
		}
	}
	return min(1, len(name))
}

func beginsOne(parts []string, word string) bool {
	for _, p := range parts {
		if strings.HasPrefix(p, word) {
			return true
		}
	}
	return false
}
