"""Who said what in Persian news: cues, frames around them, mentions of sources, the speakers behind the mentions."""
