import sys


def due(bookings, hours):
    return [b for b in bookings if 0 < b["hours_until"] <= hours]


if __name__ == "__main__":
    print(len(due([], int(sys.argv[1]))), "reminders")
