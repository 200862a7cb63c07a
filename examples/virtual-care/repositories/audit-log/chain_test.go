package main

import "testing"

func TestTheSameEntryTwiceHasTwoDigests(t *testing.T) {
	chain := &Chain{}
	if chain.Append([]byte("read")) == chain.Append([]byte("read")) {
		t.Fatal("the second digest should cover the first entry")
	}
}
