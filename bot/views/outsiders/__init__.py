"""What people from outside see, and what officials see of them."""
