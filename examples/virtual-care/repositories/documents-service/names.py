import re


def storage_key(visit, name):
    """A key that is safe in every object store, whatever the file was called."""
    return f"{visit}/{re.sub(r'[^a-z0-9.]+', '-', name.lower()).strip('-')}"
