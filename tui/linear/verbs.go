package linear

import (
	"context"
	"strings"

	"sojourn/journal"
	"sojourn/tui/words"
)

// verb is one thing that can be said.
type verb struct {
	name, usage, does string
	do                func(t *Talk, ctx context.Context, rest string) error
}

// topic is verbs that are told together.
type topic struct {
	name, about string
	verbs       []verb
}

func topics() []topic {
	return []topic{
		{"finding", "what there is", []verb{
			{"list", "list [QUERY]", "names the newest entries, or those of a query, by number", (*Talk).list},
			{"days", "days [QUERY]", "tells how many entries each day has, or each month", (*Talk).days},
			{"more", "more", "names the next ones", (*Talk).more},
			{"show", "show NUMBER", "tells all of one entry", (*Talk).show},
			{"next", "next", "tells the entry after the one that was spoken of", (*Talk).next},
			{"back", "back", "tells the one before it", (*Talk).back},
			{"queries", "queries", "tells the saved queries", (*Talk).queries},
			{"save", "save NAME [QUERY]", "saves a query, else that of the list; @NAME stands for it", (*Talk).save},
			{"forget", "forget NAME", "forgets a saved query", (*Talk).forget},
		}},
		{"words", "captions and keywords", textVerbs()},
		{"credits", "people, names, rights", creditVerbs()},
		{"stock", "templates and earlier words", []verb{
			{"template", "template NUMBERS NAME", "says what a template would change, asks, and puts it in", (*Talk).template},
			{"templates", "templates", "tells the templates", (*Talk).templates},
			{"history", "history NUMBER", "tells what its texts were before, each with a version", (*Talk).history},
			{"restore", "restore NUMBER VERSION", "brings one of those back", (*Talk).restore},
		}},
		{"choosing", "ratings, series, trips", []verb{
			{"rate", "rate NUMBERS STARS", "rates from 0 to 5", (*Talk).rate},
			{"reject", "reject NUMBERS", "rejects", (*Talk).reject},
			{"accept", "accept NUMBERS", "takes a rejection back", (*Talk).accept},
			{"join", "join NUMBERS", "makes one entry of several, the oldest photo first", (*Talk).join},
			{"split", "split NUMBER", "makes an entry of each photo of a series", (*Talk).split},
			{"trip", "trip NUMBERS NAME", "puts entries into a trip", (*Talk).trip},
			{"trips", "trips", "tells the trips", (*Talk).trips},
		}},
		{"places", "where it was", []verb{
			{"place", "place NUMBERS NAME", "finds a place by name or coordinates, and asks which one", (*Talk).place},
			{"shown", "shown NUMBERS NAME", "says where what is shown is, if elsewhere; none takes that back", (*Talk).shown},
			{"same", "same NUMBERS", "gives the place of the frame before", (*Talk).same},
			{"nowhere", "nowhere NUMBERS", "takes the place away", (*Talk).nowhere},
		}},
		{"sending", "what goes where", []verb{
			{"mark", "mark NUMBERS [DESTINATION]", "decides that entries go there", (*Talk).mark},
			{"unmark", "unmark NUMBERS [DESTINATION]", "takes that back", (*Talk).unmark},
			{"hold", "hold NUMBERS [DESTINATION]", "keeps what is marked until you say release", (*Talk).hold},
			{"release", "release NUMBERS [DESTINATION]", "lets it go, also before its time", (*Talk).release},
			{"ready", "ready", "names what the marked ones lack, by number", (*Talk).ready},
			{"preview", "preview NUMBER [DESTINATION]", "reads the text that would be sent", (*Talk).preview},
			{"outbox", "outbox", "names what is not sent yet, and why, by number", (*Talk).outbox},
			{"receipts", "receipts [NUMBER]", "tells what was delivered", (*Talk).receipts},
			{"destinations", "destinations", "tells where entries can go", (*Talk).destinations},
			{"sync", "sync", "says what would be sent, asks, and sends", (*Talk).sync},
			{"withdraw", "withdraw NUMBERS [DESTINATION]", "says what was sent, asks, and takes it back", (*Talk).withdraw},
		}},
		{"everything", "also", []verb{
			{"undo", "undo", "takes the newest change back", (*Talk).undo},
			{"changes", "changes", "tells what undo can take back", (*Talk).acts},
			{"help", "help [TOPIC or WORD]", "tells the topics, or the words of one", (*Talk).help},
			{"quit", "quit", "ends; all is saved", func(*Talk, context.Context, string) error { return errQuit }},
		}},
	}
}

func (t *Talk) greet(ctx context.Context) error {
	n, err := t.Store.Count(ctx, journal.Query{})
	if err != nil {
		return err
	}
	t.say("This journal has %s. Type list to hear the newest, help for what can be said, quit to end.", count(n))
	return nil
}

// count is n entries in words.
func count(n int) string { return words.Count(n, "entry") }

// do does what a line says.
func (t *Talk) do(ctx context.Context, line string) error {
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if name == "" {
		return nil
	}
	if v, ok := verbOf(name); ok {
		return v.do(t, ctx, strings.TrimSpace(rest))
	}
	if near := nearest(name); near != "" {
		return mistake("there is no word %s", "perhaps "+near+"; help tells them all", journal.Visible(name))
	}
	return mistake("there is no word %s", "type help for what can be said", journal.Visible(name))
}

func verbOf(name string) (verb, bool) {
	for _, topic := range topics() {
		for _, v := range topic.verbs {
			if strings.EqualFold(v.name, name) {
				return v, true
			}
		}
	}
	return verb{}, false
}

// nearest is the word that was most likely meant; "" where there is none.
func nearest(name string) string {
	name = strings.ToLower(name)
	var known []string
	for _, topic := range topics() {
		for _, v := range topic.verbs {
			if strings.HasPrefix(v.name, name) || strings.HasPrefix(name, v.name) {
				return v.name
			}
			known = append(known, v.name)
		}
	}
	if meant, off := words.Nearest(name, known); off <= 2 && off < len(meant)/2 {
		return meant
	}
	return ""
}

// help tells the topics, the words of one, or one word: never more than is heard at once.
func (t *Talk) help(_ context.Context, rest string) error {
	if v, ok := verbOf(rest); ok {
		t.say("%s: %s.", v.usage, v.does)
		return nil
	}
	for _, topic := range topics() {
		switch {
		case rest == "":
			names := make([]string, len(topic.verbs))
			for i, v := range topic.verbs {
				names[i] = v.name
			}
			t.say("%s, %s: %s.", topic.name, topic.about, strings.Join(names, ", "))
		case strings.EqualFold(topic.name, rest):
			for _, v := range topic.verbs {
				t.say("%s: %s.", v.usage, v.does)
			}
			return nil
		}
	}
	if rest != "" {
		return mistake("there is no topic and no word %s", "type help alone for all of them", journal.Visible(rest))
	}
	t.say("Type help and a topic or a word to hear more.")
	t.say("NUMBERS are those of the last list: 2, 2-5, 1,4, this for the one spoken of last, " +
		"all for what was listed, every for all that the query finds.")
	return nil
}
