package journal

// Credits say who made an entry and what others may do with it, in the terms of IPTC Core. Empty
// fields say nothing.
type Credits struct {
	Byline       string // who took it
	Credit       string // whom to name beside it
	Copyright    string // the notice
	Instructions string // for the desk
}
