// Package sqlite keeps a journal in one SQLite file, journal.db. It is the only place with SQL.
package sqlite
