"""What every reader of text needs: the guard, shipped pipelines, numbers, normalising, the embedder."""
