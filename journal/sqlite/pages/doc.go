// Package pages reads what is left of a SQLite file that SQLite itself refuses to read: page by
// page, without trusting any. It never writes, and nothing in a file makes it fail.
package pages
