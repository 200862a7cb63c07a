package main

import "sync"

// Book remembers which slots are taken.
type Book struct {
	taken sync.Map
}

func NewBook() *Book { return &Book{} }

// Take reports whether the caller is the first one to want the slot.
func (b *Book) Take(slot string) bool {
	_, loaded := b.taken.LoadOrStore(slot, true)
	return !loaded
}
