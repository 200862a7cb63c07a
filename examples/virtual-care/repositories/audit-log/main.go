package main

import (
	"io"
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	chain := &Chain{}
	router := chi.NewRouter()
	router.Post("/entries", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, 4096))
		if err != nil {
			http.Error(w, "The entry could not be read", http.StatusBadRequest)
			return
		}
		io.WriteString(w, chain.Append(body))
	})
	log.Fatal(http.ListenAndServe(":8080", router))
}
