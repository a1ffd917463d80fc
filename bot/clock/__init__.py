"""What happens because time passes: the jobs of the scheduler."""
