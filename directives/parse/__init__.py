"""Text of a document -> `ParsedDirective`: one module for each printed part of the page."""
