package link

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
)

// told is what NetworkManager tells of the way out.
type told struct{ metered, portal bool }

// What NetworkManager calls things.
const (
	managerName = "org.freedesktop.NetworkManager"
	managerPath = "/org/freedesktop/NetworkManager"
	portal      = 2 // of Connectivity: NMConnectivityState
	meteredYes  = 1 // of Metered: NMMetered
	metersGuess = 3 // as of a phone
)

var errNoBus = errors.New("there is no system bus on this machine")

// ask reads what NetworkManager knows already; it is not started, and not made to probe.
func ask(ctx context.Context) (told, error) {
	address := busAddress()
	if address == "" {
		return told{}, errNoBus
	}
	bus, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return told{}, err
	}
	defer func() { _ = bus.Close() }() // it was only asked
	manager := bus.Object(managerName, managerPath)
	var connectivity, metered dbus.Variant
	for name, value := range map[string]*dbus.Variant{"Connectivity": &connectivity, "Metered": &metered} {
		call := manager.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", dbus.FlagNoAutoStart, managerName, name)
		if err := call.Store(value); err != nil {
			return told{}, err
		}
	}
	c, _ := connectivity.Value().(uint32)
	m, _ := metered.Value().(uint32)
	return told{metered: m == meteredYes || m == metersGuess, portal: c == portal}, nil
}

// busAddress is that of this machine's system bus; "" where there is none.
func busAddress() string {
	if address := os.Getenv("DBUS_SYSTEM_BUS_ADDRESS"); address != "" {
		if strings.HasPrefix(address, "unix:") {
			return address
		}
		return ""
	}
	const usual = "/run/dbus/system_bus_socket"
	if _, err := os.Stat(usual); err != nil {
		return ""
	}
	return "unix:path=" + usual
}
