// Reads iCalendar text on standard input, writes the dates that ical.js makes of it as JSON.
// Arguments: the address of ical.js, and the end of the window as seconds since 1970.
import { readFileSync } from "node:fs";

const ICAL = (await import(process.argv[2])).default;
const until = Number(process.argv[3]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone }));
}

// An all-day date has no instant: it is written as its day.
const moment = (time) => (time.isDate ? time.toString() : time.toUnixTime());
const dates = [];
const add = (item, start, end) => {
  const status = item.component.getFirstPropertyValue("status");
  dates.push([item.summary, moment(start), moment(end), status]);
};

const vevents = calendar.getAllSubcomponents("vevent");
const changed = vevents.filter((vevent) => vevent.hasProperty("recurrence-id"));
const uidOf = (vevent) => vevent.getFirstPropertyValue("uid");
const series = new Set(vevents.filter((vevent) => !changed.includes(vevent)).map(uidOf));
// A changed date whose series is not here stands for itself.
const isAlone = (vevent) => !changed.includes(vevent) || !series.has(uidOf(vevent));
for (const vevent of vevents.filter(isAlone)) {
  // Said here, because ical.js would take the changes of every series in the calendar.
  const exceptions = series.has(uidOf(vevent)) ? changed.filter((one) => uidOf(one) === uidOf(vevent)) : [];
  const event = new ICAL.Event(vevent, { exceptions });
  if (!event.isRecurring()) {
    add(event, event.startDate, event.endDate);
    continue;
  }
  // A date from far away may have been moved into the window.
  const last = exceptions.map((change) => change.getFirstPropertyValue("recurrence-id").toUnixTime() + 1);
  const end = Math.max(until, ...last);
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.toUnixTime() < end; next = iterator.next()) {
    const details = event.getOccurrenceDetails(next);
    add(details.item, details.startDate, details.endDate);
  }
}
process.stdout.write(JSON.stringify(dates));
