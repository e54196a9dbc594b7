package journal

// NameField says what somebody's name is for, where names are completed.
type NameField string

const (
	// NameByline: who took it.
	NameByline NameField = "byline"
	// NameCredit: whom to name beside it.
	NameCredit NameField = "credit"
	// NameCopyright: the notice with whom it belongs to.
	NameCopyright NameField = "copyright"
	// NamePeople: who is shown.
	NamePeople NameField = "people"
	// NameLanguage: what the words are written in.
	NameLanguage NameField = "language"
)
