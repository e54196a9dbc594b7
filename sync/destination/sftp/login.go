package sftp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"sojourn/journal"
)

// usualKeys are tried after the agent's, as OpenSSH does.
var usualKeys = []string{"id_ed25519", "id_ecdsa", "id_rsa"}

// methods returns the ways to log in; done is to be called when they are not needed any more.
func (s *server) methods(ctx context.Context) (methods []ssh.AuthMethod, done func(), err error) {
	done = func() {}
	if s.key != "" {
		signer, err := s.readKey(s.key)
		if err != nil {
			return nil, done, err
		}
		return []ssh.AuthMethod{ssh.PublicKeys(signer)}, done, nil
	}
	var signers []ssh.Signer
	if conn, err := (&net.Dialer{}).DialContext(ctx, "unix", os.Getenv("SSH_AUTH_SOCK")); err == nil {
		done = func() { _ = conn.Close() }
		signers, _ = agent.NewClient(conn).Signers() // an agent that does not answer has none
	}
	signers = append(signers, readUsualKeys()...)
	if len(signers) > 0 {
		methods = append(methods, ssh.PublicKeys(signers...))
	}
	if s.secret != "" {
		methods = append(methods, ssh.Password(s.secret), ssh.KeyboardInteractive(s.answer))
	}
	return methods, done, nil
}

// answer gives the password to every question whose answer is not shown.
func (s *server) answer(_, _ string, questions []string, shown []bool) ([]string, error) {
	answers := make([]string, len(questions))
	for i := range questions {
		if !shown[i] {
			answers[i] = s.secret
		}
	}
	return answers, nil
}

func (s *server) readKey(path string) (ssh.Signer, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, s.fail(journal.NeedsUser, fmt.Errorf("its key cannot be read: %w", err),
			"put it back, or name another with --key")
	}
	signer, err := ssh.ParsePrivateKey(data)
	if _, locked := errors.AsType[*ssh.PassphraseMissingError](err); locked {
		signer, err = ssh.ParsePrivateKeyWithPassphrase(data, []byte(s.secret))
	}
	if err != nil {
		return nil, s.fail(journal.NeedsUser, fmt.Errorf("its key cannot be used: %w", err),
			"give its passphrase with --password-file, or name another key with --key")
	}
	return signer, nil
}

// readUsualKeys returns those keys of the home folder that have no passphrase.
func readUsualKeys() []ssh.Signer {
	var signers []ssh.Signer
	dir := homeFolder()
	if dir == "" {
		return nil
	}
	for _, name := range usualKeys {
		data, err := os.ReadFile(filepath.Join(dir, ".ssh", name))
		if err != nil {
			continue
		}
		if signer, err := ssh.ParsePrivateKey(data); err == nil {
			signers = append(signers, signer)
		}
	}
	return signers
}
