package exif

// Entries of a TIFF directory that hold other kinds of metadata.
const (
	tagPacket    = 0x02bc
	tagIPTC      = 0x83bb
	tagResources = 0x8649
)

// takeEmbedded keeps the XMP and IPTC that a block has in its first directory.
func (p *picture) takeEmbedded(b block) {
	t, err := openTree(b.data)
	if err != nil || b.root != mainDirectory {
		return
	}
	list, _ := t.read(t.first)
	for _, e := range list {
		switch e.id {
		case tagPacket:
			p.takePacket(t.anyValue(e))
		case tagResources:
			p.takeResources(t.anyValue(e))
		case tagIPTC:
			if record := t.anyValue(e); p.records == 0 {
				p.takeRecord(record, nil)
			}
		}
	}
}

func (t tree) anyValue(e entry) []byte {
	value, _ := t.value(e, maxPackets)
	return value
}
