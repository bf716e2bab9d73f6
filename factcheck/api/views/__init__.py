"""The addresses of the API, a module per resource."""
