module harbourlight.example/scheduling-api

go 1.25

require (
	github.com/go-chi/chi/v5 v5.2.3
	github.com/jackc/pgx/v5 v5.7.6
)
