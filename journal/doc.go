// Package journal holds the nouns of a traveller's photo-journal and their rules.
// It does no input or output; packages below it read, store and derive.
package journal
