package main

import (
	"context"
	"errors"

	"sojourn/journal"
)

// openScreens opens the interface on j.
func (a *app) openScreens(_ context.Context, _ *opened) error {
	return &journal.Error{
		Op: "open the interface", Kind: journal.Other, Err: errors.New("it is not there in this build"),
		Hint: "`sojourn --help` shows the verbs that do all that it does",
	}
}
