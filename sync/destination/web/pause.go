package web

import (
	"net/http"
	"strconv"
	"time"
)

const (
	shortWait = time.Second
	longWait  = 24 * time.Hour
)

// Pause is how long a server that answered so wants to be left alone; fallback if it does not say. Its
// times are by the clock that dates the answer, else by now.
func Pause(code int, header http.Header, now time.Time, fallback time.Duration) time.Duration {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		now = date
	}
	at, ok := parseRetry(header.Get("Retry-After"), now)
	if !ok && code == http.StatusTooManyRequests {
		at, ok = parseReset(header.Get("X-RateLimit-Reset"))
	}
	if !ok {
		return fallback
	}
	return min(max(at.Sub(now), shortWait), longWait)
}

// parseRetry reads Retry-After: seconds or an HTTP date.
func parseRetry(s string, now time.Time) (time.Time, bool) {
	if seconds, err := strconv.ParseInt(s, 10, 32); err == nil {
		return now.Add(time.Duration(seconds) * time.Second), true
	}
	at, err := http.ParseTime(s)
	return at, err == nil
}

// parseReset reads X-RateLimit-Reset: ISO 8601 from Mastodon and GoToSocial, Unix seconds from Laravel.
func parseReset(s string) (time.Time, bool) {
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Unix(seconds, 0), true
	}
	at, err := time.Parse(time.RFC3339, s)
	return at, err == nil
}
