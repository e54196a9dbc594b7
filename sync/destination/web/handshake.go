package web

// Handshake is how many bytes, both ways, a TLS handshake usually takes: most are the server's certificates.
const Handshake = 5000
