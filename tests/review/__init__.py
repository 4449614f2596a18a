"""The curators' review page and what can be done from it."""
