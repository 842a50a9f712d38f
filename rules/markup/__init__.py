"""Tags, Markdown and shortcodes left in prose."""
