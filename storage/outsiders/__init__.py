"""What is kept of people from outside: who they are, and the hashes of their invitations."""
