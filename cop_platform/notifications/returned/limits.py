"""How much of a report we read, and how long that may take."""

# A report with our mail in it is a tenth of this.
MAX_BYTES = 1024 * 1024
MAX_MEMORY = 512 * 1024 * 1024
# A megabyte that is made for it keeps Python's parser busy for a quarter of a minute.
CPU_SECONDS = 5
WALL_SECONDS = 15.0
# Characters of each field.
MAX_FIELD = 500
