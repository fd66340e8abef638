"""How much of a document is read."""

# The site's search reads no more of any text.
MAX_TEXT = 200_000
# A document of that many words is some 2 MB of XML; what is larger is not for reading.
MAX_PART = 48 * 1024 * 1024
MAX_PARTS = 500
MAX_PAGES = 2_000
MAX_MEMORY = 512 * 1024 * 1024
# Between two pages it stops by itself, with what it has; within one it is stopped.
READING_SECONDS = 8
CPU_SECONDS = 12
WALL_SECONDS = 20.0
