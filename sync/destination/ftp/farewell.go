package ftp

import (
	"crypto/tls"
	"io"
)

// polite is the line of a file under TLS. It is not closed before the server has said all it has to say, if
// only a ticket for another session: with something unread a kernel breaks the connection instead of ending
// it, and the server loses what it had not read yet.
type polite struct {
	*tls.Conn
	line *patient
}

// Close does not fail: whether all came the server answers on the line for commands.
func (p polite) Close() error {
	if p.ConnectionState().HandshakeComplete && p.CloseWrite() == nil {
		_ = p.line.CloseWrite() // where the server was quicker, nothing is left to be said
		_, _ = io.Copy(io.Discard, p.Conn)
	}
	_ = p.Conn.Close()
	return nil
}

// lasting keeps the session of the commands, on which some servers insist, from being replaced by one of a file.
type lasting struct{ tls.ClientSessionCache }

func (lasting) Put(string, *tls.ClientSessionState) {}
