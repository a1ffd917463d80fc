"""The sixteen SOPs on phones, and what people ask of them."""
