package main

import (
	"crypto/sha256"
	"encoding/hex"
)

// Chain links each entry to the one before it.
type Chain struct {
	last string
}

// Append returns the digest of the entry and of everything before it.
func (c *Chain) Append(entry []byte) string {
	sum := sha256.Sum256(append([]byte(c.last), entry...))
	c.last = hex.EncodeToString(sum[:])
	return c.last
}
