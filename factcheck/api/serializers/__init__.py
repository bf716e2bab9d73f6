"""What goes in and comes out: the JSON of each resource."""
