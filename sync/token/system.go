package token

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"

	"sojourn/journal"
)

const (
	service = "sojourn"
	// patience is how long the keyring has: it may ask for its password on the desktop.
	patience = 30 * time.Second
)

// system is the keyring of the system: Secret Service, Keychain, Credential Manager.
type system struct{ patience time.Duration }

var errNoRing = &journal.Error{Kind: journal.Invalid, Err: errors.New("there is none")}

func (s system) Set(ctx context.Context, name, secret string) error {
	_, err := within(ctx, s.patience, func() (string, error) { return "", keyring.Set(service, name, secret) })
	return err
}

func (s system) Get(ctx context.Context, name string) (string, error) {
	return within(ctx, s.patience, func() (string, error) { return keyring.Get(service, name) })
}

func (s system) Delete(ctx context.Context, name string) error {
	_, err := within(ctx, s.patience, func() (string, error) { return "", keyring.Delete(service, name) })
	return err
}

// within asks the keyring, for at most a while: whoever waits for a password that nobody types, or for a
// bus that hangs, is left behind. Where there is no keyring, the error is errNoRing.
func within(ctx context.Context, at time.Duration, ask func() (string, error)) (string, error) {
	if !reachable() {
		return "", errNoRing
	}
	ctx, stop := context.WithTimeout(ctx, at)
	defer stop()
	type answer struct {
		text string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		text, err := ask()
		answers <- answer{text, err}
	}()
	select {
	case a := <-answers:
		return a.text, kept(a.err)
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return "", fmt.Errorf("no answer within %s; it may be waiting for its password", at)
		}
		return "", ctx.Err()
	}
}

// kept gives the keyring's errors their kind.
func kept(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return &journal.Error{Kind: journal.NotFound, Err: err}
	case errors.Is(err, keyring.ErrUnsupportedPlatform), nobody(err):
		return errNoRing
	}
	return err
}
