"""Many articles: what is due, in which order the model sees it, where it goes, and what became of it."""
