package ftptest

import (
	"bytes"
	"net"
	"os"

	"github.com/spf13/afero"
)

// dropBox is a folder whose files cannot be read.
type dropBox struct{ afero.Fs }

func (d dropBox) Open(string) (afero.File, error) { return nil, os.ErrPermission }

func (d dropBox) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) == 0 {
		return nil, os.ErrPermission
	}
	return d.Fs.OpenFile(name, flag, mode)
}

// deafListener is one whose server hears some commands wrongly.
type deafListener struct {
	net.Listener
	lacks []string
}

func (l deafListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return deaf{conn, l.lacks}, nil
}

// notImplemented is a command that the library knows, and does not do.
const notImplemented = "STOU"

type deaf struct {
	net.Conn
	lacks []string
}

func (d deaf) Read(p []byte) (int, error) {
	n, err := d.Conn.Read(p)
	for _, word := range d.lacks {
		copy(p, bytes.ReplaceAll(p[:n], []byte(word+" "), []byte(notImplemented+" ")))
	}
	return n, err
}
