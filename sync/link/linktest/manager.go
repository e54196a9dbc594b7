//go:build linux

// Package linktest is a double of NetworkManager, on a message bus of its own.
package linktest

import (
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/godbus/dbus/v5/prop"

	"sojourn/sync/bustest"
)

// What NetworkManager calls things: NMConnectivityState and NMMetered.
const (
	Portal, Full                      = uint32(2), uint32(4)
	MeteredYes, MeteredNo, GuessedYes = uint32(1), uint32(2), uint32(3)
)

const name = "org.freedesktop.NetworkManager"

// Manager is a double of NetworkManager.
type Manager struct {
	Address    string // of its bus
	properties *prop.Properties
}

// Serve starts one that is connected, to a link that costs nothing.
func Serve(t testing.TB) *Manager {
	t.Helper()
	address := bustest.Bus(t)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	properties, err := prop.Export(bus, "/org/freedesktop/NetworkManager", prop.Map{name: {
		"Connectivity": {Value: Full}, "Metered": {Value: MeteredNo},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return &Manager{Address: address, properties: properties}
}

// Set changes what it tells.
func (m *Manager) Set(connectivity, metered uint32) {
	m.properties.SetMust(name, "Connectivity", connectivity)
	m.properties.SetMust(name, "Metered", metered)
}
