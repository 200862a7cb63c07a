package main

import (
	"encoding/json"
	"log"
	"net/http"
	"time"
)

func main() {
	sessions := NewSessions(30 * time.Minute)
	http.HandleFunc("/session", func(w http.ResponseWriter, r *http.Request) {
		subject, ok := sessions.Subject(r.Header.Get("x-session"), time.Now())
		if !ok {
			http.Error(w, "Please sign in again", http.StatusUnauthorized)
			return
		}
		json.NewEncoder(w).Encode(map[string]string{"subject": subject})
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
