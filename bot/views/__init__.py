"""Pure presenters: values in, Screen out. They see neither storage nor telegram."""
