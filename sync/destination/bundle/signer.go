package bundle

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"strings"
)

// Signer is who signed a dispatch: a public key of Ed25519.
type Signer [ed25519.PublicKeySize]byte

// groups of four letters of a fingerprint: 100 bits.
const groups = 5

// Fingerprint is short enough to be read out over a telephone, and long enough that nobody makes a second
// key that has it.
func (s Signer) Fingerprint() string {
	sum := sha256.Sum256(s[:])
	text := base32.StdEncoding.EncodeToString(sum[:])
	var parts []string
	for n := range groups {
		parts = append(parts, text[4*n:4*n+4])
	}
	return strings.Join(parts, "-")
}

// NewKey makes a signing key, as one line.
func NewKey() string {
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed) // never fails: it ends the process instead
	return keyPrefix + base64.RawURLEncoding.EncodeToString(seed)
}

// SignerOf tells who signs with key. The error says that it is none.
func SignerOf(key string) (Signer, error) {
	private, err := parseKey(key)
	if err != nil {
		return Signer{}, err
	}
	return signerOf(private), nil
}

const keyPrefix = "sojourn-signing-key-1:"

var errNoKey = errors.New("its signing key is missing or spoilt")

func parseKey(key string) (ed25519.PrivateKey, error) {
	text, ok := strings.CutPrefix(key, keyPrefix)
	seed, err := base64.RawURLEncoding.DecodeString(text)
	if !ok || err != nil || len(seed) != ed25519.SeedSize {
		return nil, errNoKey
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

func signerOf(key ed25519.PrivateKey) Signer {
	return Signer(key.Public().(ed25519.PublicKey))
}
