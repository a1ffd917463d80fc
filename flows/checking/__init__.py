"""Whether a form that reads well can also be walked: branches, endings, links, kelengkapan."""
