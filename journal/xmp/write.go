package xmp

import (
	"errors"
	"io"
	"slices"

	"sojourn/journal"
)

// Write writes a packet that says what p says. Into base, an older packet of the photo (nil where
// there is none), only what differs is put; whatever else it holds stays. The error is Invalid
// where base cannot be understood: then nothing is written.
func Write(w io.Writer, base []byte, p Packet) error {
	document := newDocument()
	if len(base) > maxBytes {
		return damaged(errors.New("it is larger than 8 MiB"))
	}
	if len(base) > 0 {
		var err error
		if document, err = parse(base, true); err != nil {
			return err
		}
	}
	rdf := document.find(rdfRoot)
	if rdf == nil {
		return damaged(errors.New("there is no XMP in it"))
	}
	m := merger{rdf: rdf, old: packetOf(properties(rdf))}
	m.merge(p)
	_, err := w.Write(encode(document))
	return err
}

// merge puts the fields of p into the tree where they differ from what is there.
func (m *merger) merge(p Packet) {
	old := m.old
	m.setLine(photoshopHeadline, old.Headline, p.Headline)
	m.setLine(photoshopCredit, old.Credit, p.Credit)
	m.setLine(photoshopInstructions, old.Instructions, p.Instructions)
	m.setWords(dcTitle, old.Title, p.Title)
	m.setWords(dcDescription, old.Description, p.Description)
	m.setWords(dcRights, old.Copyright, p.Copyright)
	m.setWords(coreAlt, old.Alt, p.Alt)
	m.setList(dcCreator, rdfSeq, old.Creators, p.Creators)
	m.setList(extPeople, rdfBag, old.People, p.People)
	m.setKeywords(old.Keywords, p.Keywords)
	if old.Language != p.Language {
		m.setTexts(dcLanguage, rdfBag, nonEmpty(p.Language))
	}
	if old.Rating != p.Rating {
		m.setText(xmpRating, formatRating(p.Rating))
	}
	if p.DayOnly {
		m.setText(photoshopDate, p.Taken.Day())
	} else if !sameMoment(old.Taken, p.Taken) {
		m.setText(exifTaken, formatDate(p.Taken))
		m.setText(photoshopDate, formatDate(p.Taken))
	}
	if !sameMoment(old.Created, p.Created) {
		m.setText(xmpCreated, formatDate(p.Created))
	}
	m.setLine(tiffMake, old.Camera.Make, p.Camera.Make)
	m.setLine(tiffModel, old.Camera.Model, p.Camera.Model)
	m.setTwice(exifLens, auxLens, old.Camera.Lens, p.Camera.Lens)
	m.setTwice(exifSerial, auxSerial, old.Camera.Serial, p.Camera.Serial)
	m.setPosition(old, p)
	m.setNames(old.Place, p.Place)
	m.setShown(old.Shown, p.Shown)
}

func (m *merger) setLine(n name, old, text string) {
	if old != text {
		m.setText(n, text)
	}
}

// setTwice sets a text that readers look for under two names.
func (m *merger) setTwice(n, older name, old, text string) {
	m.setLine(n, old, text)
	m.setLine(older, old, text)
}

func (m *merger) setWords(n name, old, text string) {
	if old != text {
		m.setAlternatives(n, old, text)
	}
}

func (m *merger) setList(n, kind name, old, list []string) {
	if !slices.Equal(old, list) {
		m.setTexts(n, kind, list)
	}
}

// setKeywords also takes keywords that are gone out of their second home, the paths of Lightroom.
func (m *merger) setKeywords(old, list []string) {
	if slices.Equal(old, list) {
		return
	}
	m.setTexts(dcSubject, rdfBag, list)
	e := m.property(lightroomTree)
	if e == nil {
		return
	}
	var kept []string
	for _, path := range valueOf(e).texts() {
		if slices.Contains(list, leaf(path)) {
			kept = append(kept, path)
		}
	}
	m.setTexts(lightroomTree, rdfBag, kept)
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func sameMoment(a, b journal.Moment) bool {
	return a.TakenAt() == b.TakenAt() && a.HasOffset() == b.HasOffset()
}
