package main

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestOneWinnerPerSlot(t *testing.T) {
	book := NewBook()
	var winners atomic.Int32
	var wait sync.WaitGroup
	for i := 0; i < 50; i++ {
		wait.Add(1)
		go func() {
			defer wait.Done()
			if book.Take("mon-0900") {
				winners.Add(1)
			}
		}()
	}
	wait.Wait()
	if winners.Load() != 1 {
		t.Fatalf("want one winner, got %d", winners.Load())
	}
}
