package config_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/journal"
	"sojourn/tui/config"
)

func TestMistakesAreOneSentenceWithTheirPlace(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"no TOML":                       {"mouse = \n", "config.toml:1:9: expected value but found '\\n' instead"},
		"a time of grace that is none":  {"grace = 30\n", "config.toml:1:9: grace is a time in quotes, like \"30s\" or \"2m\", of at most an hour"},
		"a time of grace for ever":      {"grace = \"9h\"\n", "config.toml:1:9: grace is a time in quotes, like \"30s\" or \"2m\", of at most an hour"},
		"a price of nothing":            {"price = 0.12\n", "config.toml:1:9: price is what bytes on the link cost, in quotes, like \"0.12 EUR/MB\""},
		"a price that is none":          {"price = \"dear\"\n", "config.toml:1:9: price is what bytes on the link cost, in quotes, like \"0.12 EUR/MB\""},
		"no truth":                      {"# 마우스\nmouse = 3\n", "config.toml:2:9: mouse is true or false"},
		"an unknown setting":            {"\nmose = true\n", "config.toml:2:1: mose is unknown here; did you mean mouse?"},
		"an unknown theme":              {"[theme]\n  name = \"Dark\"\n", "config.toml:2:10: there is no theme Dark; there are auto, dark, light, sixteen, contrast"},
		"an unknown meaning":            {"[theme]\ngod = \"red\"\n", "config.toml:2:1: god is unknown here; did you mean good?"},
		"no colour":                     {"theme.good = \"#12\"\n", "config.toml:1:14: good = \"#12\": it is no colour: write #rrggbb, a number up to 255, or a name like red or bright-red"},
		"a colour as a number":          {"theme.good = 12\n", "config.toml:1:14: good is a colour in quotes: \"#79b8ff\", \"12\" or \"bright-blue\""},
		"an unknown screen":             {"[keys.shet]\nopen = \"o\"\n", "config.toml:1:7: shet is unknown here; did you mean sheet?"},
		"an unknown action":             {"[keys.sheet]\n\n  same_place = \"o\"\n", "config.toml:3:3: same_place is unknown here; did you mean select?"},
		"an action of elsewhere":        {"[keys.working]\nsame_place = \"o\"\n", "config.toml:2:1: same_place is unknown here; did you mean same-place?"},
		"a dotted unknown action":       {"keys.working.captoin = \"w\"\n", "config.toml:1:14: captoin is unknown here; did you mean caption?"},
		"an unknown key":                {"[keys.sheet]\nopen = [\"enter\", \"hyper+글\"]\n", "config.toml:2:8: open: no key is called \"hyper+글\"; write them like c, C, enter, ctrl+s, alt+left, f5"},
		"no key":                        {"[keys.sheet]\nopen = []\n", "config.toml:2:8: open: an action needs a key"},
		"a shifted letter":              {"[keys.sheet]\nopen = \"shift+o\"\n", "config.toml:2:8: open: shift+o is written as the letter itself: O"},
		"keys that are no text":         {"[keys.sheet]\nopen = 3\n", "config.toml:2:8: open takes a key in quotes, \"c\", or several in brackets, [\"c\", \"ctrl+e\"]"},
		"an empty table":                {"[theme]\n[keys]\n[keys.sheet]\n[keys.loupe]\nx = \"1\"\n", "config.toml:5:1: x is unknown here; did you mean next?"},
		"too few ratings":               {"[keys.working]\nrate = [\"0\", \"1\"]\n", "config.toml:2:8: rate: rating needs 6 keys, for 0 to 5 stars in that order, not 2"},
		"a letter in the editor":        {"[keys.caption]\nsave = \"s\"\n", "config.toml:2:8: save: s is a letter where text is typed; use a key with ctrl or alt, or one that writes nothing"},
		"two on one key":                {"[keys.sheet]\nopen = \"c\"\n", "config.toml:2:8: c is the key of sheet.open and of working.caption on the sheet; give one of them another"},
		"two of one section":            {"[keys.outbox]\nopen = \"o\"\n", "config.toml:2:8: o is the key of outbox.open and of everywhere.outbox on the outbox; give one of them another"},
		"two where frames are compared": {"[keys.compare]\nopen = \"x\"\n", "config.toml:2:8: x is the key of compare.open and of working.reject on the frames side by side; give one of them another"},
		"keys that are no table":        {"keys = \"vi\"\n", "config.toml:1:8: keys is a table of tables: [keys.sheet], and below it open = \"enter\""},
		"the first of several":          {"mouse = 1\n[theme]\nname = \"x\"\n", "config.toml:1:9: mouse is true or false"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := config.Parse("config.toml", tc.text)
			if _, ok := errors.AsType[*config.Mistake](err); !ok || err.Error() != tc.want {
				t.Errorf("it says\n%v, want\n%s", err, tc.want)
			}
		})
	}
}

func TestTheDefaultsAreWhereThereIsNoFile(t *testing.T) {
	got, err := config.Read(filepath.Join(t.TempDir(), "config.toml"))
	if err != nil || !reflect.DeepEqual(got, config.Default()) {
		t.Errorf("%+v, %v", got, err)
	}
	if clashes := got.Keys.Clashes(); clashes != nil {
		t.Errorf("the defaults clash: %+v", clashes)
	}
}

func TestAFileThatCannotBeReadIsNoMistakeInIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Read(path); journal.KindOf(err) != journal.NeedsUser {
		t.Errorf("a folder: %v", err)
	}
}

const mine = `mouse = true
grace = "30s"
price = "€0.12/MB"
[theme]
name = "contrast"
good = "bright-green"
[keys.everywhere]
sync = ["Q", "f5"]
[keys.working]
caption = "ctrl+e"
rate = ["9", "1", "2", "3", "4", "5"]
[keys.moving]
down = "ㅓ"
`

func TestWhatIsRemappedIsOnEveryScreenAndInHelp(t *testing.T) {
	c, err := config.Parse("config.toml", mine)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Mouse || c.Theme.Name != "contrast" || c.Theme.Colours["good"] != "bright-green" {
		t.Errorf("%+v", c)
	}
	for what, got := range map[string]string{
		"sync":    c.Keys.Global.Sync.Help().Key + fmt.Sprint(c.Keys.Global.Sync.Keys()),
		"caption": c.Keys.Sheet.Caption.Help().Key + fmt.Sprint(c.Keys.Loupe.Caption.Keys()),
		"rating":  c.Keys.Act.Rate.Help().Key + fmt.Sprint(c.Keys.Sheet.Rate.Keys()),
		"down":    c.Keys.Queue.Down.Help().Key + fmt.Sprint(c.Keys.Sheet.Down.Keys()),
	} {
		want := map[string]string{
			"sync": "Q f5[Q f5]", "caption": "ctrl+e[ctrl+e]", "rating": "9–5[9 1 2 3 4 5]", "down": "ㅓ[ㅓ]",
		}[what]
		if got != want {
			t.Errorf("%s is %s, want %s", what, got, want)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	c, err := config.Parse("config.toml", mine)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []config.Config{c, config.Default()} {
		text := want.Text()
		got, err := config.Parse("config.toml", text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if got.Text() != text || got.Mouse != want.Mouse || got.Price != want.Price || !reflect.DeepEqual(got.Keys, want.Keys) {
			t.Errorf("it is read back as\n%s, not\n%s", got.Text(), text)
		}
	}
	settings := slices.DeleteFunc(strings.Split(config.Default().Text(), "\n"), func(l string) bool {
		return l == "" || strings.HasPrefix(l, "#") || strings.HasPrefix(l, "[")
	})
	if len(settings) > 0 {
		t.Errorf("the defaults say %q", settings)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(mine)
	f.Add("[keys.sheet]\nopen = {a = 1}\n[[theme]]\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := config.Parse("config.toml", text)
		if err != nil {
			return
		}
		if _, err := config.Parse("config.toml", c.Text()); err != nil {
			t.Errorf("what is written cannot be read: %v\n%s", err, c.Text())
		}
	})
}
