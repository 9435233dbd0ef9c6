"""How the embedded Persian-English model is made: data, training, export, scores. README.md has the commands."""
