package mastodon

import (
	"encoding/json"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/web"
)

// usual is what servers and the API need beside content; their answers differ.
var usual = destination.Overhead{Opening: 4000, PerEntry: 2000, PerPicture: 2000}

// Weigh weighs what d sends to c.
func Weigh(c journal.Destination, d journal.Dispatch) destination.Weight {
	w := destination.Weight{Pictures: len(d.Pictures), Usual: usual}
	if strings.HasPrefix(c.Settings["server"], "https://") {
		w.Usual.Opening += web.Handshake
	}
	words, err := json.Marshal(draft{
		Text: d.Message.Text, Language: d.Message.Language, Warning: c.Settings["warning"], Visibility: c.Settings["visibility"],
	})
	if err == nil {
		w.Content = int64(len(words))
	}
	for _, p := range d.Pictures {
		w.Content += p.Bytes + int64(len(p.Alt))
	}
	return w
}
