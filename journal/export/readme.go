package export

// readme explains an export to who finds it, perhaps without this program.
const readme = `This folder is a journal in the open, written by sojourn.
` + "`sojourn import FOLDER`" + ` makes the same journal of it again; nothing in it needs sojourn to be read.

journal.jsonl   one JSON object a line, UTF-8. Its "type" says what it is:
  sojourn-export  the first line: the version of this layout (2), the journal, the program, the query
                  that chose a part of the journal ("" for all of it)
  destination     somewhere entries are sent: settings and limits, never a secret
  code            what is written between two delimiters, and what it stands for; the alternatives
  code-delimiter  what stands around codes, where that is not =
  template        words to be put into entries: for each field the text, and the way it comes in
  trip            the defaults of a trip: zone, byline, template, destinations, first and last day
  query           a saved query, and its name
  clock           a true clock that a camera photographed: when the camera's own clock said clock, so many
                  seconds were to be added to it
  place           a place with a name of its own, and how many metres around it are called so
  track           the name of a track; sha256 is that of the file it was imported from, file is here
  entry           words, time, place, photos, deliveries: the names of ` + "`sojourn list --json`" + `, then
                  time        the camera's clock as if in UTC, what it wrote, the offset from UTC and where
                              that is from, and what was added to the clock. cameraTime, takenAt,
                              takenAtSource and zone follow from it.
                  photos      files[]: role, name on the card, file here, SHA-256, bytes. sidecar: the XMP
                              that this export wrote.
                  versions    earlier texts, newest first
                  sendings    what was frozen and sent, word for word, with attempts and receipts, so that
                              nothing delivered is sent again
  end             the last line: how many there are of each. Without it the export was not finished.
photos/         the originals as they came from the card, by day; the part of the name behind the last -
                is the beginning of the SHA-256 of the photo. Beside each the raw half of a pair, its
                sidecar from the card (.card.xmp), and an .xmp with the words of today.
tracks/         GPX 1.1

Times are RFC 3339 in UTC, lengths in pixels, positions in degrees (WGS 84), altitudes in metres. What
is unknown is null or empty, and 0 where a number has to be.
`
