/* Reads iCalendar text on standard input, writes the dates that libical makes of it as JSON lines.
   Argument: the end of the window as seconds since 1970. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 1000

static char *everything(FILE *source) {
  size_t size = 1 << 20, length = 0, read;
  char *text = malloc(size);
  while ((read = fread(text + length, 1, size - length - 1, source)) > 0) {
    length += read;
    if (length == size - 1) text = realloc(text, size *= 2);
  }
  text[length] = '\0';
  return text;
}

static void write_text(const char *text) {
  putchar('"');
  for (; *text; text++) printf(strchr("\"\\", *text) ? "\\%c" : "%c", *text);
  putchar('"');
}

/* A day has no instant: it is written as such. */
static void write_time(struct icaltimetype time) {
  if (time.is_date)
    printf(", \"%04d-%02d-%02d\"", time.year, time.month, time.day);
  else
    printf(", %lld", (long long)icaltime_as_timet_with_zone(time, time.zone));
}

static void write_date(icalcomponent *vevent, struct icaltimetype start, struct icaltimetype end) {
  icalproperty *status = icalcomponent_get_first_property(vevent, ICAL_STATUS_PROPERTY);
  putchar('[');
  write_text(icalcomponent_get_summary(vevent));
  write_time(start);
  write_time(end);
  printf(", \"%s\"]\n", icalproperty_get_value_as_string(status));
}

static int is_change_of(icalcomponent *series, icalcomponent *one) {
  return icalcomponent_get_first_property(one, ICAL_RECURRENCEID_PROPERTY) &&
         strcmp(icalcomponent_get_uid(one), icalcomponent_get_uid(series)) == 0;
}

/* The planned starts of the changed dates of one series; returns how many there are. */
static int changed(icalcomponent *calendar, icalcomponent *series, struct icaltimetype *planned) {
  int count = 0;
  icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
  for (icalcomponent *one; (one = icalcompiter_deref(&each)) && count < MOST; icalcompiter_next(&each))
    if (is_change_of(series, one)) planned[count++] = icalcomponent_get_recurrenceid(one);
  return count;
}

static int is_among(struct icaltimetype start, const struct icaltimetype *planned, int count) {
  while (count--)
    if (icaltime_compare(planned[count], start) == 0) return 1;
  return 0;
}

static void write_series(icalcomponent *calendar, icalcomponent *series, icalproperty *rule, long long until) {
  struct icaltimetype planned[MOST], first = icalcomponent_get_dtstart(series);
  struct icaldurationtype length = icaltime_subtract(icalcomponent_get_dtend(series), first);
  icalrecur_iterator *each = icalrecur_iterator_new(icalproperty_get_rrule(rule), first);
  int count = changed(calendar, series, planned);
  for (;;) {
    struct icaltimetype start = icalrecur_iterator_next(each);
    if (icaltime_is_null_time(start) || icaltime_as_timet_with_zone(start, start.zone) > until) break;
    if (icalproperty_recurrence_is_excluded(series, &first, &start)) continue;
    if (!is_among(start, planned, count)) write_date(series, start, icaltime_add(start, length));
  }
  icalrecur_iterator_free(each);
}

int main(int count, char **arguments) {
  icalcomponent *calendar = icalparser_parse_string(everything(stdin));
  if (count != 2 || !calendar || icalcomponent_count_errors(calendar)) return 1;
  icalcompiter each = icalcomponent_begin_component(calendar, ICAL_VEVENT_COMPONENT);
  for (icalcomponent *vevent; (vevent = icalcompiter_deref(&each)); icalcompiter_next(&each)) {
    icalproperty *rule = icalcomponent_get_first_property(vevent, ICAL_RRULE_PROPERTY);
    if (rule)
      write_series(calendar, vevent, rule, atoll(arguments[1]));
    else
      write_date(vevent, icalcomponent_get_dtstart(vevent), icalcomponent_get_dtend(vevent));
  }
  icalcomponent_free(calendar);
  return 0;
}
