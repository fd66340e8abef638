/**
 * Checking people in at the door, also while there is no network.
 *
 * What a helper notes is first kept in the browser and then sent; until the server
 * has it, the page says that it waits.  What is kept is numbers and codes: the names
 * are in the open page only.  Opened anew without a network, there is no list, and
 * codes and tickets are noted for the server to judge.  Without this file the forms work.
 */

const door = document.getElementById("door");
const list = document.getElementById("door-list");
const query = document.getElementById("door-query");
const say = door.dataset;
const here = location.pathname.match(/^.*\/inchecken\/\d+\//)?.[0];
const isShell = !document.getElementById("door-done");
const KEPT = "inchecken";
const EVERY = 5000;

const lines = new Map();
const refusals = new Map();
let notes = [];
let token = document.querySelector("#door-form [name=csrfmiddlewaretoken]")?.value ?? "";
let isOffline = false;
let isSending = false;
let settled = 0;

// What waits: in IndexedDB, which a closed tab and an empty battery do not wipe.

const database = () =>
  new Promise((done, fail) => {
    const asked = indexedDB.open(KEPT, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("notes", { keyPath: "key" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

const store = async (mode, work) => {
  const opened = await database();
  return new Promise((done, fail) => {
    const transaction = opened.transaction("notes", mode);
    const asked = work(transaction.objectStore("notes"));
    transaction.oncomplete = () => {
      opened.close();
      done(asked.result);
    };
    transaction.onabort = () => fail(transaction.error);
  });
};

const readNotes = async () => {
  const all = await store("readonly", (kept) => kept.getAll());
  notes = all.sort((one, other) => one.at - other.at);
};

// What the page shows.

const tell = (text, kind = "warn") => {
  const place = document.getElementById("door-told");
  place.hidden = !text;
  place.dataset.kind = kind;
  place.querySelector("[data-text]").textContent = text;
};

const toggle = (id, isShown) => {
  document.getElementById(id).hidden = !isShown;
};

const standing = (line) => {
  const refusal = refusals.get(line.id);
  if (notes.some((note) => note.id === line.id && note.url === here)) return ["waiting", say.waiting];
  if (refusal && line.state !== "in") return ["refused", `${say.refused}. ${refusal.message}`];
  return [line.state, line.words];
};

const paint = (row, line) => {
  const [state, words] = standing(line);
  row.dataset.line = line.id;
  row.dataset.code = line.code;
  row.dataset.state = state;
  for (const place of row.querySelectorAll("p[data-name]")) place.textContent = line.name;
  for (const place of row.querySelectorAll("span[data-name]")) place.textContent = ` ${line.name}`;
  row.querySelector("[data-note]").textContent = line.note;
  row.querySelector("[data-code-text]").textContent = line.code;
  row.querySelector("[data-words]").textContent = words;
  const [come, back, anyway] = row.querySelectorAll("button");
  come.value = back.value = line.id;
  anyway.hidden = state !== "refused" || refusals.get(line.id).code !== "has_no_seat";
  come.hidden = state === "in" || state === "waiting" || !anyway.hidden;
  back.hidden = state !== "in";
};

const newRow = (after) => {
  const row = document.getElementById("door-row").content.firstElementChild.cloneNode(true);
  if (after) after.after(row);
  else list.prepend(row);
  return row;
};

const paintAll = () => {
  const rows = new Map([...list.children].map((row) => [row.dataset.line, row]));
  let last = null;
  for (const line of lines.values()) {
    last = rows.get(String(line.id)) ?? newRow(last);
    rows.delete(String(line.id));
    paint(last, line);
  }
  for (const row of rows.values()) row.remove();
  filter();
  toggle("door-offline", isOffline);
  toggle("door-waiting", notes.length > 0);
  document.querySelector("#door-waiting [data-count]").textContent = notes.length;
};

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const plainCode = (text) =>
  text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

const filter = () => {
  const wanted = isShell ? "" : query.value.trim();
  let found = 0;
  for (const row of list.children) {
    const name = folded(row.querySelector("[data-name]").textContent);
    row.hidden = !name.includes(folded(wanted)) && plainCode(row.dataset.code) !== plainCode(wanted);
    found += !row.hidden;
  }
  toggle("door-none", !found && lines.size > 0);
};

const readList = () => {
  for (const row of list.children) {
    const text = (name) => row.querySelector(`[data-${name}]`).textContent;
    const { line, code, state } = row.dataset;
    const id = Number(line);
    lines.set(id, { id, code, state, name: text("name"), note: text("note"), words: text("words") });
  }
};

const showList = (state) => {
  lines.clear();
  for (const line of state.attendees) lines.set(line.id, line);
  document.getElementById("door-count").textContent = state.count;
};

const forgetList = (reason) => {
  lines.clear();
  document.getElementById("door-count").textContent = "";
  tell(reason);
};

// The server.

const ask = (address, options = {}) =>
  fetch(address, { ...options, redirect: "manual", headers: { Accept: "application/json" } });

const refresh = async () => {
  const before = settled;
  const answer = await ask(`${here}stand/`).catch(() => null);
  if (answer?.type === "opaqueredirect") return forgetList(say.loggedOut);
  if (answer?.status === 404) return forgetList(say.noAccess);
  isOffline = !answer?.ok;
  if (isOffline) return false;
  const state = await answer.json();
  token = state.token;
  // What was stored meanwhile may not be in this list yet.
  if (settled === before) showList(state);
  return true;
};

const send = (note) => {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token);
  body.set("key", note.key);
  body.set("ago", Math.max(0, Math.round((Date.now() - note.at) / 1000)));
  for (const name of ["come", "code", "ticket"]) if (note[name]) body.set(name, note[name]);
  if (note.anyway) body.set("anyway", "on");
  return ask(note.url, { method: "POST", body });
};

const refuse = (note, refusal) => {
  refusals.set(note.id, refusal);
  const name = lines.get(note.id)?.name;
  tell(`${name ? `${name}: ` : ""}${say.refused}. ${refusal.message}`);
};

const accept = ({ attendee, is_news: isNews }) => {
  if (lines.has(attendee.id)) lines.set(attendee.id, attendee);
  tell(`${attendee.name}: ${attendee.words}`, isNews && attendee.state === "in" ? "ok" : "warn");
};

/** Whether the server has judged *note*: stored or refused, it no longer waits. */
const settle = async (note) => {
  const answer = await send(note).catch(() => null);
  if (answer?.type === "opaqueredirect") return forgetList(say.loggedOut);
  isOffline = !answer || answer.status >= 500 || answer.status === 429;
  // 403: the token is of an earlier session; the next round has a new one.
  if (isOffline || answer.status === 403) return false;
  if (answer.ok) accept(await answer.json());
  else refuse(note, answer.status === 404 ? { message: say.notListed } : await answer.json());
  await store("readwrite", (kept) => kept.delete(note.key));
  settled += 1;
  return true;
};

const sendNotes = async () => {
  if (isSending) return;
  isSending = true;
  try {
    for (const note of [...notes]) if (!(await settle(note))) break;
  } finally {
    isSending = false;
    await readNotes();
    paintAll();
  }
};

const round = async () => {
  await readNotes();
  const isFresh = await refresh();
  paintAll();
  if (isFresh && notes.length) await sendNotes();
  if (isFresh && isShell && !notes.length && !refusals.size) location.reload();
};

// What the helper does.

/** Note that somebody is in: *who* says of whom, by number, code or ticket. */
const come = async (id, who) => {
  refusals.delete(id);
  const note = { key: crypto.randomUUID(), url: here, id, at: Date.now(), ...who };
  await store("readwrite", (kept) => kept.put(note));
  await readNotes();
  tell("");
  paintAll();
  if (token) await sendNotes();
};

const onClick = async (event) => {
  const button = event.target.closest("#door-list button");
  if (!button) return;
  const id = Number(button.closest("[data-line]").dataset.line);
  if (button.name === "back" && (isOffline || isShell)) {
    event.preventDefault();
    tell(say.cannotUndo);
  }
  if (button.name === "back") return;
  event.preventDefault();
  await come(id, { come: id, anyway: "anyway" in button.dataset });
};

/** The code of a ticket: the first thirty bits of what was signed, in letters. */
const codeOf = (ticket) => {
  const base64 = (text) => atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = base64(JSON.parse(base64(ticket.split(":")[0])));
  const bits = [...bytes].slice(0, 4).map((byte) => byte.charCodeAt().toString(2).padStart(8, "0")).join("");
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return [0, 5, 10, 15, 20, 25].map((at) => letters[parseInt(bits.slice(at, at + 5), 2)]).join("");
};

/** The line with this code; on the page without a list a new one, without a name. */
const lineOf = (code) => {
  const found = [...lines.values()].find((line) => plainCode(line.code) === code);
  if (found || !isShell || !/^[0-9A-Z]{6}$/.test(code)) return found;
  const name = `${code.slice(0, 3)} ${code.slice(3)}`;
  const line = { id: code, name, note: "", code, state: "out", words: "" };
  lines.set(code, line);
  return line;
};

const onTicket = async ({ detail }) => {
  let line;
  try {
    line = lineOf(codeOf(detail));
  } catch {
    line = undefined;
  }
  if (line) await come(line.id, { ticket: detail });
  else tell(say.notListed);
};

const onSearch = async (event) => {
  event.preventDefault();
  const code = plainCode(query.value);
  const line = isShell && lineOf(code);
  if (!line) return;
  query.value = "";
  await come(line.id, { code });
};

const onDone = async (event) => {
  event.preventDefault();
  await readNotes();
  if (notes.length) return tell(say.stillWaiting);
  indexedDB.deleteDatabase(KEPT);
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  location.assign(event.target.href);
};

const start = async () => {
  readList();
  document.addEventListener("click", onClick);
  door.addEventListener("ticket", onTicket);
  query.addEventListener("input", filter);
  query.form.addEventListener("submit", onSearch);
  document.getElementById("door-done")?.addEventListener("click", onDone);
  window.addEventListener("online", round);
  document.addEventListener("visibilitychange", () => document.hidden || round());
  await navigator.serviceWorker.register(say.worker, { scope: say.doors }).catch(() => null);
  await round();
  setInterval(() => document.hidden || round(), EVERY);
};

// Without https there is no worker, and no promise to keep.
if (here && window.isSecureContext && "serviceWorker" in navigator) start();
