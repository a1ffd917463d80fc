"""The words: templates and catalogues. Data only; a package so that it is found when installed."""
