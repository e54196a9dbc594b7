package main

import "sojourn/sync/outbox"

// orderFlag is which entries are sent first.
type orderFlag struct{ outbox.Order }

func (o *orderFlag) Set(name string) (err error) {
	o.Order, err = outbox.ParseOrder(name)
	return err
}

func (o *orderFlag) String() string {
	if o == nil {
		return ""
	}
	return string(o.Order)
}

func (o *orderFlag) Type() string { return "ORDER" }
