"""What is given with a step: slots, documents and words, and where they are."""
