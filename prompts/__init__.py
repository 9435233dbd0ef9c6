"""The words we say to chat models, one Markdown file per task, shipped as data."""
