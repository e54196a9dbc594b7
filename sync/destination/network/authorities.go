package network

import (
	"crypto/x509"
	"errors"
	"os"
)

// Authorities reads the certificates of file, in PEM, which are trusted in place of the system's.
func Authorities(file string) (*x509.CertPool, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(data) {
		return nil, errors.New("there is none in it")
	}
	return pool, nil
}
