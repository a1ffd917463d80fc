"""From the words of a definition file to a form: every mistake named with its line."""
