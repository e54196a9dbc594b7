package xmp

import (
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
	for _, n := range []name{exifLat, exifLon, exifAlt, exifAltRef, exifAccuracy} {
		m.remove(n)
	}
	if e := m.property(extLocation); e != nil {
		m.setFields(e, map[name]string{
			exifLat: "", exifLon: "", exifAlt: "", exifAltRef: "", exifAccuracy: "",
		})
	}
	if is.Point == nil {
		return
	}
	m.setText(exifLat, formatDegrees(is.Point.Lat, "NS"))
	m.setText(exifLon, formatDegrees(is.Point.Lon, "EW"))
	m.setText(exifAlt, formatOptional(is.Alt))
	m.setText(exifAltRef, when(is.Alt != nil, below(is.Alt)))
	if is.Accuracy > 0 {
		m.setText(exifAccuracy, formatRatio(is.Accuracy))
	}
}

// setNames sets the names of a place, for readers of IPTC's Core and of its Extension.
func (m *merger) setNames(old, p *journal.Place) {
	was, is := placeOf(old), placeOf(p)
	if was.Name == is.Name && was.City == is.City && was.Region == is.Region &&
		was.Country == is.Country && was.CountryCode == is.CountryCode {
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
