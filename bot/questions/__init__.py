"""What somebody asks in their own words, understood without any service from outside."""
