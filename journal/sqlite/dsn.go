package sqlite

import (
	"database/sql"
	"net/url"
	"path/filepath"
)

// Every connection gets its pragmas from its name, so that one that the pool opens later has them.
const (
	forAll    = "_busy_timeout=10000&_foreign_keys=on&_stmt_cache_size=100"
	toWrite   = forAll + "&mode=rw&_journal_mode=WAL&_synchronous=FULL&_txlock=immediate&_cache_size=-16000"
	toMake    = forAll + "&mode=rwc&_journal_mode=DELETE&_synchronous=FULL&_txlock=immediate"
	toRead    = forAll + "&mode=rw&_query_only=on&_cache_size=-8000"
	toReadRO  = forAll + "&mode=ro&_query_only=on&_cache_size=-8000"
	unchanged = forAll + "&mode=ro&immutable=1&_query_only=on"
)

const readerCount = 4

// connect returns up to n connections to file. Nothing is opened before the first use.
func connect(file, options string, n int) (*sql.DB, error) {
	absolute, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	path := url.URL{Path: filepath.ToSlash(absolute)}
	register()
	db, err := sql.Open(driver, "file:"+path.EscapedPath()+"?"+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}
