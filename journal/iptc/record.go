// Package iptc writes an entry's words as photo desks read them in a picture: an IPTC record
// (Information Interchange Model 4.2, https://www.iptc.org/std/IIM/4.2/), in UTF-8.
package iptc

import (
	"encoding/binary"

	"sojourn/journal"
)

const (
	envelope    = 1
	application = 2

	characterSet  = 90 // of the envelope
	recordVersion = 0  // of the application record
)

// Record returns m as an IPTC record. What is longer than IIM allows is cut, as Cuts tells.
func Record(m journal.Message) []byte {
	out := dataset(nil, envelope, characterSet, "\x1b%G") // ISO 2022's escape into UTF-8
	out = dataset(out, application, recordVersion, "\x00\x04")
	for _, f := range fields(m) {
		out = dataset(out, application, f.number, head(f.text, f.limit))
	}
	return out
}

// dataset appends one field. None is longer than 2,000 bytes, so that its length takes two.
func dataset(out []byte, record, number byte, text string) []byte {
	out = append(out, 0x1c, record, number)
	out = binary.BigEndian.AppendUint16(out, uint16(len(text)))
	return append(out, text...)
}
