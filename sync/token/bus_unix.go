//go:build unix && !darwin

package token

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/godbus/dbus/v5"
)

// reachable reports whether there is a session bus of this machine to ask for the keyring; none is started.
func reachable() bool {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return strings.HasPrefix(address, "unix:")
	}
	_, err := os.Stat("/run/user/" + strconv.Itoa(os.Getuid()) + "/bus")
	return err == nil
}

// nobody reports whether err says that no keyring is on the bus, or no bus behind its address.
func nobody(err error) bool {
	if told, ok := errors.AsType[dbus.Error](err); ok {
		switch told.Name {
		case "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner":
			return true
		}
	}
	_, unanswered := errors.AsType[*os.SyscallError](err) // of the connect: nobody listens
	return unanswered || errors.Is(err, dbus.ErrClosed)
}
