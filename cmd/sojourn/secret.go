package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"sojourn/journal"
	"sojourn/sync/token"
)

// secretsVariable says where secrets are kept that no flag speaks of.
const secretsVariable = "SOJOURN_SECRETS"

// whereFlag is --secret-in.
type whereFlag struct{ where token.Where }

func (f *whereFlag) String() string { return string(f.where) }
func (f *whereFlag) Type() string   { return "WHERE" }

func (f *whereFlag) Set(s string) error {
	for _, w := range token.Places {
		if s == string(w) {
			f.where = w
			return nil
		}
	}
	return usagef("%s: secrets are kept in the keyring or in a file; say keyring or file", journal.Visible(s))
}

// keeper returns who keeps the secrets: outside every journal.
func keeper() (token.Keeper, error) {
	dir, err := home("XDG_CONFIG_HOME", ".config")
	return token.NewKeeper(token.Folder(filepath.Join(dir, "tokens"))), err
}

// secret loads what opens the door of d; "" where it has none.
func (j *opened) secret(ctx context.Context, d journal.Destination) (string, error) {
	is := kinds[d.Kind].secret
	if is.signs {
		return j.signingKey(ctx)
	}
	if is.flag == "" {
		return "", nil
	}
	keep, err := keeper()
	if err != nil {
		return "", err
	}
	secret, err := keep.Load(ctx, j.store.ID(), d.Name)
	if journal.KindOf(err) == journal.NotFound && !is.needs {
		return "", nil
	}
	return secret, err
}

// slowly is how long a keyring may take before it is said that it is waited for.
const slowly = time.Second

// keepSecret keeps the secret of the destination name, and says what should be known of where.
func (a *app) keepSecret(ctx context.Context, j *opened, name, secret string, in token.Where) error {
	keep, err := keeper()
	if err != nil {
		return err
	}
	if in, err = wished(in); err != nil {
		return err
	}
	waiting := time.AfterFunc(slowly, func() { a.note("waiting for the system's keyring: it may be asking for its password") })
	saved, err := keep.Save(ctx, j.store.ID(), name, secret, in)
	waiting.Stop()
	if saved.Why != nil {
		a.note("%s; it is in a file that only you can read", sentence(saved.Why))
	}
	return err
}

// wished is where a secret is to be kept: in, or what the environment says.
func wished(in token.Where) (token.Where, error) {
	wish := os.Getenv(secretsVariable)
	if in != token.Nowhere || wish == "" {
		return in, nil
	}
	var f whereFlag
	if err := f.Set(wish); err != nil {
		return in, usagef("%s is %w", secretsVariable, err)
	}
	return f.where, nil
}

// whereSecret tells where the secret of d is.
func (j *opened) whereSecret(d journal.Destination) (token.Where, error) {
	if kinds[d.Kind].secret.flag == "" {
		return token.Nowhere, nil
	}
	keep, err := keeper()
	if err != nil {
		return token.Nowhere, err
	}
	return keep.Where(j.store.ID(), d.Name)
}

// secretPhrase goes on with a sentence about a destination.
func secretPhrase(kind string, where token.Where) string {
	if where == token.Nowhere {
		return ""
	}
	return ", " + secretNames[kinds[kind].secret.flag] + " in " + whereWords[where]
}

// secretNames are what secrets are called, by the flags that take them.
var secretNames = map[string]string{"token-file": "token", "secret-file": "secret key", "password-file": "password"}

var whereWords = map[token.Where]string{
	token.InKeyring: "the system's keyring", token.InFile: "a file that only you can read",
}
