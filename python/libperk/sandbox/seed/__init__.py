"""What the sandbox begins with, and everything that it remembers."""
