package main

import (
	"testing"
	"time"
)

func TestSilenceEndsASession(t *testing.T) {
	now := time.Now()
	sessions := NewSessions(time.Minute)
	sessions.open["a"] = session{subject: "provider-7", seen: now.Add(-2 * time.Minute)}
	if _, ok := sessions.Subject("a", now); ok {
		t.Fatal("the session should have ended")
	}
}
