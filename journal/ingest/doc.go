// Package ingest brings the photos of a card into a journal: every photo once, every copy
// verified before its entry is committed, and nothing of the card ever changed.
package ingest
