package main

import "time"

type session struct {
	subject string
	seen    time.Time
}

// Sessions forgets people who have been silent for too long.
type Sessions struct {
	silence time.Duration
	open    map[string]session
}

func NewSessions(silence time.Duration) *Sessions {
	return &Sessions{silence: silence, open: map[string]session{}}
}

// Subject answers who a session belongs to, if it is still alive.
func (s *Sessions) Subject(id string, now time.Time) (string, bool) {
	found, ok := s.open[id]
	if !ok || now.Sub(found.seen) > s.silence {
		return "", false
	}
	return found.subject, true
}
