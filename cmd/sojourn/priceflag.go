package main

import "sojourn/journal"

// priceFlag is what bytes on the link cost, as people write it.
type priceFlag struct{ journal.Price }

func (p *priceFlag) Set(text string) (err error) {
	p.Price, err = journal.ParsePrice(text)
	return err
}

func (p *priceFlag) Type() string { return "PRICE" }
