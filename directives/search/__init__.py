"""One search for every page, command and format: text, query, index, answer, highlight."""
