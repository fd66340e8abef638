// Reads iCalendar text on standard input, writes the dates that rrule.js makes of it as JSON.
// Arguments: the address of rrule.js, and the end of the window as seconds since 1970.
// rrule.js knows no zones: times on the clock are given to it as if they were UTC.
import { readFileSync } from "node:fs";

const { RRule } = (await import(process.argv[2])).default;
const until = new Date(Number(process.argv[3]) * 1000);
const PARTS = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
const AMSTERDAM = new Intl.DateTimeFormat("sv-SE", { ...PARTS, timeZone: "Europe/Amsterdam" });

const lines = readFileSync(0, "utf8").replaceAll("\r\n ", "").split("\r\n");
const vevents = [];
for (let at = lines.indexOf("BEGIN:VEVENT"); at >= 0; at = lines.indexOf("BEGIN:VEVENT", at + 1)) {
  vevents.push(lines.slice(at + 1, lines.indexOf("END:VEVENT", at)).map(property));
}

// No quoted parameter of ours holds a colon in the lines that are read here.
function property(line) {
  const [, name, parameters, value] = /^([^:;]+)((?:;[^:]*)?):(.*)$/.exec(line);
  return { name, isDate: parameters.includes("VALUE=DATE"), value };
}

const all = (vevent, name) => vevent.filter((one) => one.name === name);
const text = (vevent, name) => all(vevent, name)[0]?.value;
const clock = (vevent, name) => all(vevent, name).map((one) => onClock(one.value).getTime());

function onClock(value) {
  const [, day, hour, minute] = /^(\d{8})(?:T(\d\d)(\d\d)\d\d)?Z?$/.exec(value);
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const moment = new Date(`${date}T${hour ?? "00"}:${minute ?? "00"}Z`);
  return value.endsWith("Z") ? new Date(`${AMSTERDAM.format(moment).replace(" ", "T")}Z`) : moment;
}

function starts(vevent) {
  const first = new Date(clock(vevent, "DTSTART")[0]);
  const rule = text(vevent, "RRULE");
  if (!rule) return [first];
  const options = RRule.parseString(rule);
  if (options.until) options.until = onClock(/UNTIL=([^;]+)/.exec(rule)[1]);
  return new RRule({ ...options, dtstart: first }).between(first, until, true);
}

const uid = (vevent) => text(vevent, "UID");
const changes = vevents.filter((vevent) => text(vevent, "RECURRENCE-ID"));
const dates = [];
for (const vevent of vevents) {
  const { isDate } = all(vevent, "DTSTART")[0];
  const length = clock(vevent, "DTEND")[0] - clock(vevent, "DTSTART")[0];
  const isChange = changes.includes(vevent);
  const replaced = changes
    .filter((change) => !isChange && uid(change) === uid(vevent))
    .flatMap((change) => clock(change, "RECURRENCE-ID"));
  const gone = [...clock(vevent, "EXDATE"), ...replaced];
  const written = (moment) => new Date(moment).toISOString().slice(0, isDate ? 10 : 16);
  for (const start of starts(vevent)) {
    if (gone.includes(start.getTime())) continue;
    const end = start.getTime() + length;
    const title = text(vevent, "SUMMARY").replace(/\\(.)/g, "$1");
    dates.push([title, written(start), written(end), text(vevent, "STATUS")]);
  }
}
process.stdout.write(JSON.stringify(dates));
