package main

import (
	"context"

	"sojourn/journal"
	"sojourn/sync/destination/bundle"
	"sojourn/sync/token"
)

// signingKeyName is longer than a destination's name may be, so that none has it.
const signingKeyName = "signing-key-of-the-bundles-of-this-journal"

// signingKey is what this journal signs bundles with on this machine; the first time, it is made.
func (j *opened) signingKey(ctx context.Context) (string, error) {
	key, err := j.loadSigningKey(ctx)
	if journal.KindOf(err) != journal.NotFound {
		return key, err
	}
	keep, err := keeper()
	if err != nil {
		return "", err
	}
	in, err := wished(token.Nowhere)
	if err != nil {
		return "", err
	}
	if _, err := keep.Save(ctx, j.store.ID(), signingKeyName, bundle.NewKey(), in); err != nil {
		return "", err
	}
	return j.loadSigningKey(ctx)
}

// loadSigningKey is signingKey where it was made before. The error is NotFound where it was not.
func (j *opened) loadSigningKey(ctx context.Context) (string, error) {
	keep, err := keeper()
	if err != nil {
		return "", err
	}
	return keep.Load(ctx, j.store.ID(), signingKeyName)
}

// signer is whose name this journal's bundles carry.
func (j *opened) signer(ctx context.Context) (bundle.Signer, error) {
	key, err := j.loadSigningKey(ctx)
	if err != nil {
		return bundle.Signer{}, err
	}
	return bundle.SignerOf(key)
}
