package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"

	"sojourn/journal"
	"sojourn/sync/destination/sftp"
)

// limits asks a destination what it takes. Whether a server that nobody has vouched for is the one that
// is meant is asked first, where somebody can answer.
func (a *app) limits(ctx context.Context, j *opened, d journal.Destination) (journal.Limits, error) {
	to, err := j.destination(d)
	if err != nil {
		return journal.Limits{}, err
	}
	limits, err := to.Limits(ctx)
	if err == nil {
		return limits, j.keepEndpoint(ctx, d, to)
	}
	strange, ok := errors.AsType[*sftp.Strange](err)
	if !ok || !a.err.is || !streamOf(a.stdin).is {
		return limits, err
	}
	a.progress.clear()
	fmt.Fprintf(a.stderr, "The key of %s is not known here. Its fingerprint is\n  %s\n"+
		"Take it only if the desk gave you the same. Take it? [y/N] ", journal.Visible(whereOf(d)), strange.Fingerprint)
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n') // no answer is no
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return limits, err
	}
	d.Settings = maps.Clone(d.Settings)
	d.Settings[sftp.SettingHostKey] = strange.Fingerprint
	if err := j.store.SaveDestination(ctx, d); err != nil {
		return limits, err
	}
	if to, err = j.destination(d); err != nil {
		return limits, err
	}
	return to.Limits(ctx)
}
