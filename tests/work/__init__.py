"""Work outside the request, seen from the curator and from the processes that do it."""
