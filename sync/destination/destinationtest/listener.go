package destinationtest

import (
	"errors"
	"io"
	"net"
)

// Listener returns l, of a server, with all that goes over it passing the link too: for protocols in which
// a server is connected to at ports that nobody knows before.
func (p *Proxy) Listener(l net.Listener) net.Listener { return linked{l, p} }

type linked struct {
	net.Listener
	link *Proxy
}

func (l linked) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.link.add(conn)
	return end{l.link.over(conn), l.link}, nil
}

// end is a server's end of a connection over a link. Of a cut the server learns no more than that nothing follows.
type end struct {
	net.Conn
	link *Proxy
}

func (e end) Read(b []byte) (int, error) {
	n, err := e.Conn.Read(b)
	if errors.Is(err, net.ErrClosed) {
		err = io.EOF
	}
	if n == 0 {
		return 0, err
	}
	pass, _, cut := e.link.take(Up, int64(n))
	if cut {
		e.link.cut()
		return int(pass), io.EOF
	}
	return n, err
}

func (e end) Write(b []byte) (int, error) {
	pass, _, cut := e.link.take(Down, int64(len(b)))
	n, err := e.Conn.Write(b[:pass])
	if cut {
		e.link.cut()
		return n, io.ErrClosedPipe
	}
	return n, err
}
