package ingest

import "sojourn/journal"

// filling returns the change that fills the empty fields of e from what is new; nil where there is
// nothing to fill.
func filling(e, from journal.Entry) *journal.Patch {
	p := journal.Patch{ID: e.ID}
	any := false
	for _, v := range []struct {
		to        **string
		has, with string
	}{
		{&p.Headline, e.Headline, from.Headline},
		{&p.Caption, e.Caption, from.Caption},
		{&p.Alt, e.Alt, from.Alt},
	} {
		if v.has == "" && v.with != "" {
			*v.to, any = &v.with, true
		}
	}
	if len(e.Keywords) == 0 && len(from.Keywords) > 0 {
		p.Keywords, any = &from.Keywords, true
	}
	if len(e.People) == 0 && len(from.People) > 0 {
		p.People, any = &from.People, true
	}
	if e.Credits == (journal.Credits{}) && from.Credits != e.Credits {
		p.Credits, any = &from.Credits, true
	}
	if e.Rating == 0 && !e.Rejected && (from.Rating > 0 || from.Rejected) {
		p.Rating, p.Rejected, any = &from.Rating, &from.Rejected, true
	}
	if e.Place == nil && from.Place != nil {
		p.Place, any = from.Place, true
	}
	if e.Shown == nil && from.Shown != nil {
		p.Shown, any = from.Shown, true
	}
	if !any {
		return nil
	}
	return &p
}
