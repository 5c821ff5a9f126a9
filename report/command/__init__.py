"""What ./build.py can be asked, and what it answers; it may not know how anything is built."""
