// Package sftptest is a real SFTP server in the process of a test: golang.org/x/crypto/ssh with the server
// of github.com/pkg/sftp.
package sftptest

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"sojourn/sync/destination/destinationtest"
)

// Key is a key and where its private half lies.
type Key struct {
	Signer ssh.Signer
	Path   string
}

// NewKey makes a key whose file lasts as long as the test.
func NewKey(t testing.TB) Key {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "id_ed25519")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return Key{signer, path}
}

// Server is an SFTP server of this process, which shows the folder Dir.
type Server struct {
	Dir      string
	Address  string
	Host     Key
	Client   Key // lets in, and the password too
	Password string
}

// Serve starts a server for as long as the test lasts.
func Serve(t testing.TB) *Server {
	t.Helper()
	s := &Server{Dir: t.TempDir(), Host: NewKey(t), Client: NewKey(t), Password: "눈 snow"}
	port := destinationtest.Listen(t)
	s.Address = port.Address()
	port.Serve(t, s.talk)
	return s
}

func (s *Server) config() *ssh.ServerConfig {
	errStranger := errors.New("a stranger")
	c := &ssh.ServerConfig{
		PublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			if string(key.Marshal()) == string(s.Client.Signer.PublicKey().Marshal()) {
				return nil, nil
			}
			return nil, errStranger
		},
		PasswordCallback: func(_ ssh.ConnMetadata, password []byte) (*ssh.Permissions, error) {
			if string(password) == s.Password {
				return nil, nil
			}
			return nil, errStranger
		},
	}
	c.AddHostKey(s.Host.Signer)
	return c
}

func (s *Server) talk(conn net.Conn) {
	_, channels, requests, err := ssh.NewServerConn(conn, s.config())
	if err != nil {
		return
	}
	go ssh.DiscardRequests(requests)
	for c := range channels {
		channel, requests, err := c.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range requests {
				_ = r.Reply(r.Type == "subsystem", nil)
			}
		}()
		server, err := sftp.NewServer(channel, sftp.WithServerWorkingDirectory(s.Dir))
		if err != nil {
			return
		}
		_ = server.Serve()
		channel.Close()
	}
}

// Fingerprint is that of the server's key.
func (s *Server) Fingerprint() string { return ssh.FingerprintSHA256(s.Host.Signer.PublicKey()) }

// URL is the folder of s for somebody called anna, reached at address.
func (s *Server) URL(address string) string { return "sftp://anna@" + address + s.Dir }
