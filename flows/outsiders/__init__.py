"""People from outside the office: invited to their own slots of one berkas, and never further."""
