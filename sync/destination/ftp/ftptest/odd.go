package ftptest

import (
	"bytes"
	"net"
	"os"
	"sync"
	"sync/atomic"

	ftpserver "github.com/fclairamb/ftpserverlib"
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

// busy is a folder whose open files are counted.
type busy struct {
	afero.Fs
	writing *sync.WaitGroup
}

func (b busy) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	b.writing.Add(1)
	f, err := b.Fs.OpenFile(name, flag, mode)
	if err != nil {
		b.writing.Done()
		return f, err
	}
	return closing{f, b.writing.Done}, nil
}

type closing struct {
	afero.File
	closed func()
}

func (c closing) Close() error {
	defer c.closed()
	return c.File.Close()
}

// narrow is a folder on a disk that is full behind so many bytes of a file, until there is room.
type narrow struct {
	afero.Fs
	bytes int
	room  *atomic.Bool
}

func (n narrow) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	f, err := n.Fs.OpenFile(name, flag, mode)
	if err != nil || n.room.Load() {
		return f, err
	}
	return &filling{f, n.bytes}, nil
}

type filling struct {
	afero.File
	left int
}

func (f *filling) Write(p []byte) (int, error) {
	n, err := f.File.Write(p[:min(f.left, len(p))])
	f.left -= n
	if err == nil && n < len(p) {
		err = ftpserver.ErrStorageExceeded
	}
	return n, err
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
