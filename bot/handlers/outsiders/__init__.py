"""What people from outside press and type, and how officials invite them."""
