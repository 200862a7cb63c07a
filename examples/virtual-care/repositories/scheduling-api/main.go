package main

import (
	"log"
	"net/http"

	"github.com/go-chi/chi/v5"
)

func main() {
	book := NewBook()
	router := chi.NewRouter()
	router.Post("/slots/{id}/booking", func(w http.ResponseWriter, r *http.Request) {
		if !book.Take(chi.URLParam(r, "id")) {
			http.Error(w, "This slot was just taken", http.StatusConflict)
			return
		}
		w.WriteHeader(http.StatusCreated)
	})
	log.Fatal(http.ListenAndServe(":8080", router))
}
