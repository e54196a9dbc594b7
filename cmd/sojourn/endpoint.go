package main

import (
	"context"
	"maps"

	"sojourn/journal"
	"sojourn/sync/destination"
	"sojourn/sync/destination/micropub"
)

// keepEndpoint keeps where a site's page had d sent to, so that the page is not asked again, and nobody who may write
// into it later has the token sent elsewhere.
func (j *opened) keepEndpoint(ctx context.Context, d journal.Destination, to destination.Destination) error {
	site, ok := to.(*micropub.Destination)
	if !ok || site.Endpoint() == d.Settings[micropub.SettingEndpoint] {
		return nil
	}
	d.Settings = maps.Clone(d.Settings)
	d.Settings[micropub.SettingEndpoint] = site.Endpoint()
	return j.store.SaveDestination(ctx, d)
}
