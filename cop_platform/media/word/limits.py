"""How much of a Word file is read."""

# A book of that many words is some 4 MB of XML; the reader needs some thirty times the XML as memory.
MAX_PART = 12 * 1024 * 1024
MAX_PICTURES = 40
MAX_PIECES = 5_000
MAX_MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 25
WALL_SECONDS = 40.0
