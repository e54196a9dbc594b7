package journal

import "time"

// TextField names one of the texts of an entry.
type TextField string

const (
	// FieldCaption is Entry.Caption.
	FieldCaption TextField = "caption"
	// FieldAlt is Entry.Alt.
	FieldAlt TextField = "alt"
	// FieldHeadline is Entry.Headline.
	FieldHeadline TextField = "headline"
	// FieldKeywords is Entry.Keywords.
	FieldKeywords TextField = "keywords"
	// FieldByline is Credits.Byline.
	FieldByline TextField = "byline"
	// FieldCredit is Credits.Credit.
	FieldCredit TextField = "credit"
	// FieldCopyright is Credits.Copyright.
	FieldCopyright TextField = "copyright"
	// FieldInstructions is Credits.Instructions.
	FieldInstructions TextField = "instructions"
	// FieldPeople is Entry.People.
	FieldPeople TextField = "people"
	// FieldLanguage is Entry.Language.
	FieldLanguage TextField = "language"
)

// TemplateFields are what a template can have, in the order in which they are shown.
var TemplateFields = []TextField{
	FieldHeadline, FieldCaption, FieldAlt, FieldKeywords, FieldByline, FieldCredit, FieldCopyright,
	FieldInstructions, FieldPeople, FieldLanguage,
}

// TextVersion is what a text of an entry was before it was replaced.
type TextVersion struct {
	Number     int // counts an entry's versions from the oldest, 1: later ones do not change it
	Field      TextField
	Text       string
	ReplacedAt time.Time
}

// Patch makes the text of id what it was.
func (v TextVersion) Patch(id ID) Patch {
	p := Patch{ID: id}
	switch v.Field {
	case FieldCaption:
		p.Caption = &v.Text
	case FieldAlt:
		p.Alt = &v.Text
	case FieldHeadline:
		p.Headline = &v.Text
	}
	return p
}
