package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"sojourn/journal"
	"sojourn/journal/codes"
	"sojourn/tui/words"
)

const codesHelp = `A code is a shorthand: with the line "kis, tab, Kim Il Sung Square" in the file, =kis= in a headline,
caption, alt text or keyword is written out as Kim Il Sung Square when it is sent; =kis#2= is the second
of several alternatives. The file is as Photo Mechanic has it: UTF-8 or UTF-16, a code and what
stands for it on each line, parted by tabs; lines that begin with // are comments. A code that is there
already is replaced. What looks like a code and is none is never sent: its delivery waits for you.`

// codeJSON is a code as `codes list --json` prints it.
type codeJSON struct {
	Code  string   `json:"code"`
	Texts []string `json:"texts"`
}

func newCodeJSON(c journal.Code) codeJSON { return codeJSON{Code: c.Name, Texts: c.Texts} }

func (a *app) codesCommand() *cobra.Command {
	c := group("codes", "Shorthands that are written out when they are sent",
		a.codesImportCommand(), a.codesListCommand(), a.codesRemoveCommand(), a.codesDelimiterCommand())
	c.Long = codesHelp
	return c
}

func (a *app) codesImportCommand() *cobra.Command {
	alone := false
	c := &cobra.Command{
		Use: "import FILE", Short: "Take over a file of codes, or - for stdin", Long: codesHelp,
		Example: "  sojourn codes import roster.txt\n  sojourn codes import match.txt --replace",
		Args:    exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			return a.importCodes(c.Context(), args[0], alone)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, directive) {
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	c.Flags().BoolVar(&alone, "replace", false, "forget all codes that are not in FILE")
	return c
}

func (a *app) importCodes(ctx context.Context, path string, alone bool) error {
	list, err := a.readCodes(path)
	if err != nil {
		return err
	}
	j, err := a.journalOrNew(ctx)
	if err != nil {
		return err
	}
	added, err := j.store.SaveCodes(ctx, list, alone)
	if err != nil {
		return err
	}
	if a.flags.json {
		err = printJSON(a.stdout, summary{map[string]int{"codes": len(list), "added": max(0, added)}})
	}
	a.say("%s from %s, %s", words.Count(len(list), "code"), journal.Visible(path), newWords(added, alone))
	return err
}

func newWords(added int, alone bool) string {
	if alone {
		return "and no others"
	}
	return words.Number(added) + " of them new"
}

func (a *app) readCodes(path string) ([]journal.Code, error) {
	if path == stdinMark {
		return codes.Read(a.stdin, "stdin")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return codes.Read(io.Reader(file), filepath.Base(path))
}

func (a *app) codesListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list [PREFIX]", Short: "List codes, and what stands for them", Args: atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			list, err := j.store.CodeList(c.Context(), firstOf(args))
			if err != nil {
				return err
			}
			if a.flags.json {
				return printEach(a, list, newCodeJSON)
			}
			return a.printCodes(list)
		},
		ValidArgsFunction: a.completeCodes,
	}
}

func firstOf(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) printCodes(list []journal.Code) error {
	if len(list) == 0 {
		a.note("there is none; `sojourn codes import FILE` takes over a file of them")
		return nil
	}
	t := a.newTable("code", "stands for")
	for _, c := range list {
		t.row(cell{text: c.Name}, cell{text: join(" | ", c.Texts...)})
	}
	return t.flush(a.stdout)
}

func (a *app) codesRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove CODE…", Short: "Forget codes", Args: atLeast(1, "CODE"),
		RunE: func(c *cobra.Command, args []string) error {
			j, err := a.journal(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.RemoveCodes(c.Context(), args); err != nil {
				return err
			}
			a.say("removed %s", words.Count(len(args), "code"))
			return nil
		},
		ValidArgsFunction: a.completeCodes,
	}
}

func (a *app) codesDelimiterCommand() *cobra.Command {
	return &cobra.Command{
		Use: "delimiter [SIGN]", Short: "Show or choose what stands on both sides of a code", Args: atMost(1),
		Example: "  sojourn codes delimiter '~'",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.showDelimiter(c.Context())
			}
			sign, n := utf8.DecodeRuneInString(args[0])
			if n != len(args[0]) {
				return wrong(&journal.Error{
					Op: "delimiter " + journal.Visible(args[0]), Kind: journal.Invalid, Err: errors.New("it is not one sign"),
				})
			}
			if err := journal.CheckDelimiter(sign); err != nil {
				return wrong(err)
			}
			j, err := a.journalOrNew(c.Context())
			if err != nil {
				return err
			}
			if err := j.store.SaveDelimiter(c.Context(), sign); err != nil {
				return err
			}
			a.say("codes are written %ccode%c from now on", sign, sign)
			return nil
		},
	}
}

func (a *app) showDelimiter(ctx context.Context) error {
	j, err := a.journal(ctx)
	if err != nil {
		return err
	}
	sign, err := j.store.Delimiter(ctx)
	if err != nil {
		return err
	}
	if a.flags.json {
		return printJSON(a.stdout, map[string]string{"delimiter": string(sign)})
	}
	a.say("%c", sign)
	return nil
}

func (a *app) completeCodes(c *cobra.Command, args []string, typed string) ([]string, directive) {
	return a.withJournal(c, func(ctx context.Context, j *opened) []string {
		list, _ := j.store.CodeList(ctx, typed)
		var out []string
		for _, one := range list {
			if len(out) < offered && !contains(args, one.Name) {
				out = append(out, cobra.CompletionWithDesc(one.Name, journal.Visible(one.Texts[0])))
			}
		}
		return out
	})
}
