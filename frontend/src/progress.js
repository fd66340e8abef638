/**
 * Brings the words about something that is being made up to date, until it is there.
 * Without this file the link "Vernieuw" does the same.
 */

const PAUSE = 3000;
const place = document.getElementById("progress");
const isWaiting = () => place.querySelector("[data-waiting]") !== null;

const renew = async () => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("progress");
  if (!found || found.textContent === place.textContent) return;
  const hadFocus = place.contains(document.activeElement);
  place.replaceChildren(...found.childNodes);
  if (hadFocus) place.querySelector("a")?.focus();
};

const wait = async () => {
  if (!isWaiting()) return;
  await renew().catch(() => {});
  setTimeout(wait, PAUSE);
};

if (place && isWaiting()) setTimeout(wait, PAUSE);
