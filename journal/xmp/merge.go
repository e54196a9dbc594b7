package xmp

import (
	"maps"
	"slices"
	"strconv"

	"sojourn/journal"
)

// merger changes properties in the tree of a packet.
type merger struct {
	rdf *element
	old Packet
}

// property returns the element of a property, or nil where there is none or it is an attribute.
func (m *merger) property(n name) *element {
	for _, d := range m.rdf.elements() {
		for _, e := range d.elements() {
			if e.name == n {
				return e
			}
		}
	}
	return nil
}

// remove takes a property out, in whichever form and however often it is there.
func (m *merger) remove(n name) {
	for _, d := range m.rdf.elements() {
		d.attrs = slices.DeleteFunc(d.attrs, func(a attr) bool { return a.name == n })
		d.children = withoutElement(d.children, n)
	}
}

// withoutElement leaves elements of that name out, and the line that each stood on.
func withoutElement(list []node, n name) []node {
	var kept []node
	for _, c := range list {
		if c.element == nil || c.element.name != n {
			kept = append(kept, c)
			continue
		}
		if last := len(kept) - 1; last >= 0 && kept[last].isBlank() {
			kept = kept[:last]
		}
	}
	return kept
}

// put replaces a property by an element with these children, or adds it.
func (m *merger) put(n name, children ...node) *element {
	m.remove(n)
	d := m.description()
	e := d.child(n)
	e.children = children
	d.add(e)
	return e
}

// description returns the element that new properties are put into.
func (m *merger) description() *element {
	for _, d := range m.rdf.elements() {
		if d.name == rdfDescription {
			return d
		}
	}
	d := m.rdf.child(rdfDescription)
	d.attrs = append(d.attrs, attr{rdfAbout, d.prefix, ""})
	m.rdf.add(d)
	return d
}

// setText makes a property a plain text; an empty one is taken out.
func (m *merger) setText(n name, text string) {
	if text == "" {
		m.remove(n)
		return
	}
	m.put(n, node{text: text})
}

// setTexts makes a property a list.
func (m *merger) setTexts(n, kind name, list []string) {
	if len(list) == 0 {
		m.remove(n)
		return
	}
	e := m.put(n)
	for _, text := range list {
		e.list(kind).item(text, "")
	}
}

// setAlternatives sets the default of a text's languages. Others stay, but those that said the
// same as the default did.
func (m *merger) setAlternatives(n name, old, text string) {
	var others []value
	if e := m.property(n); e != nil {
		v := valueOf(e)
		chosen := v.chosen()
		others = slices.DeleteFunc(v.list, func(o value) bool { return o.lang == chosen.lang })
	}
	m.remove(n)
	if text == "" {
		return
	}
	e := m.put(n)
	e.list(rdfAlt).item(text, "x-default")
	for _, o := range others {
		if o.words() == old {
			o.text = text
		}
		e.list(rdfAlt).item(o.text, o.lang)
	}
}

// setPosition sets what Exif has of a place. One inside LocationCreated would contradict it.
func (m *merger) setPosition(old, p Packet) {
	if !same(old.Direction, p.Direction) {
		m.setText(exifDirection, formatOptional(p.Direction))
		m.setText(exifDirectionRef, when(p.Direction != nil, "T"))
	}
	was, is := placeOf(old.Place), placeOf(p.Place)
	if same(was.Point, is.Point) && same(was.Alt, is.Alt) && was.Accuracy == is.Accuracy {
		return
	}
	if e := m.property(extLocation); e != nil {
		m.setFields(e, positionOf(journal.Place{}))
	}
	fields := positionOf(is)
	for _, n := range sortedNames(fields) {
		m.setText(n, fields[n])
	}
}

// positionOf returns the texts of where p is by property, "" for what is not known.
func positionOf(p journal.Place) map[name]string {
	fields := map[name]string{exifLat: "", exifLon: "", exifAlt: "", exifAltRef: "", exifAccuracy: ""}
	if p.Point == nil {
		return fields
	}
	fields[exifLat], fields[exifLon] = formatDegrees(p.Point.Lat, "NS"), formatDegrees(p.Point.Lon, "EW")
	fields[exifAlt], fields[exifAltRef] = formatOptional(p.Alt), when(p.Alt != nil, below(p.Alt))
	if p.Accuracy > 0 {
		fields[exifAccuracy] = formatRatio(p.Accuracy)
	}
	return fields
}

// setNames sets the names of a place, for readers of IPTC's Core and of its Extension.
func (m *merger) setNames(old, p *journal.Place) {
	was, is := placeOf(old), placeOf(p)
	if sameNames(was, is) {
		return
	}
	names := coreLabels.write(is)
	for _, n := range sortedNames(names) { // the same packet whenever it is written
		m.setText(n, names[n])
	}
	fields := extLabels.write(is)
	fields[extName] = ""
	if e := m.property(extLocation); e != nil {
		m.setFields(e, fields)
		return
	}
	if is.Name+is.City+is.Region+is.Country+is.CountryCode != "" {
		m.setFields(m.put(extLocation), fields)
	}
}

// setShown sets the names and the position of what is shown. IPTC has no accuracy for it.
func (m *merger) setShown(old, p *journal.Place) {
	was, is := placeOf(old), placeOf(p)
	if sameNames(was, is) && same(was.Point, is.Point) && same(was.Alt, is.Alt) {
		return
	}
	is.Accuracy = 0
	fields := extLabels.write(is)
	fields[extName] = ""
	maps.Copy(fields, positionOf(is))
	e := m.property(extShown)
	if e == nil {
		e = m.put(extShown)
	}
	m.setFields(e, fields)
}

func sameNames(a, b journal.Place) bool {
	return a.Name == b.Name && a.City == b.City && a.Region == b.Region &&
		a.Country == b.Country && a.CountryCode == b.CountryCode
}

func placeOf(p *journal.Place) journal.Place {
	if p == nil {
		return journal.Place{}
	}
	return *p
}

func same[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func when(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

func below(alt *float64) string {
	if alt != nil && *alt < 0 {
		return "1"
	}
	return "0"
}

// formatOptional writes the size of a number, or "" where there is none.
func formatOptional(v *float64) string {
	switch {
	case v == nil:
		return ""
	case *v < 0:
		return formatRatio(-*v)
	}
	return formatRatio(*v)
}

func formatRating(n int) string { return when(n != 0, strconv.Itoa(n)) }
