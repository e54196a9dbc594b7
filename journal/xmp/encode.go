package xmp

import (
	"bytes"
	"strings"
)

const (
	packetBegin = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
	packetEnd   = `<?xpacket end="w"?>`
)

// newDocument returns the tree of a packet that says nothing.
func newDocument() *element {
	document := &element{children: []node{{raw: packetBegin}, {text: "\n"}}}
	meta := document.child(name{nsMeta, "xmpmeta"})
	rdf := meta.child(rdfRoot)
	rdf.children = []node{{text: "\n "}}
	meta.children = []node{{text: "\n "}, {element: rdf}, {text: "\n"}}
	d := rdf.child(rdfDescription)
	d.attrs = append(d.attrs, attr{rdfAbout, d.prefix, ""})
	for _, space := range []string{nsDC, nsXMP, nsPhotoshop, nsExif, nsCore, nsExt} {
		d.attrs = append(d.attrs, declare(usualPrefix(space), space))
	}
	rdf.add(d)
	document.children = append(document.children, node{element: meta},
		node{text: "\n"}, node{raw: packetEnd}, node{text: "\n"})
	return document
}

func declare(prefix, space string) attr {
	return attr{name{nsXMLNS, prefix}, "xmlns", space}
}

// encode writes a tree as UTF-8.
func encode(document *element) []byte {
	var b bytes.Buffer
	for _, c := range document.children {
		c.encode(&b)
	}
	return b.Bytes()
}

func (n node) encode(b *bytes.Buffer) {
	if n.element == nil {
		b.WriteString(n.raw)
		b.WriteString(escape.Replace(n.text))
		return
	}
	e := n.element
	tag := qualified(e.prefix, e.local)
	b.WriteString("<" + tag)
	for _, a := range e.attrs {
		b.WriteString(" " + qualified(a.prefix, a.local) + `="` + escapeAttr.Replace(a.value) + `"`)
	}
	if len(e.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	for _, c := range e.children {
		c.encode(b)
	}
	b.WriteString("</" + tag + ">")
}

func qualified(prefix, local string) string {
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// What no XML may hold was made a blank when it was read, and CleanText takes it out of ours.
var (
	escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;",
		"\ufffe", "\ufffd", "\uffff", "\ufffd")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
		"\r", "&#xD;", "\n", "&#xA;", "\t", "&#x9;", "\ufffe", "\ufffd", "\uffff", "\ufffd")
)
