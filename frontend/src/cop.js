/**
 * Small comforts; every page works without this file.
 *
 * Nothing here closes or moves what is already painted: that would shift the
 * page under the reader's finger.
 */

const announce = (text) => {
  document.getElementById("live").textContent = text;
};

const copyText = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without https there is no clipboard; selecting lets the visitor copy.
    field.select();
    document.execCommand("copy");
  }
};

const onCopy = async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copyText(document.getElementById(button.dataset.copy));
  announce(button.dataset.done);
  button.querySelector(".nl-button__label").textContent = button.dataset.done;
};

const press = (button, on) => {
  button.setAttribute("aria-pressed", String(on));
  announce(on ? button.dataset.on : button.dataset.off);
};

const post = async (form) => {
  const headers = { "HX-Request": "true" };
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
  const refused = answer.redirected && answer.url.includes("/account/");
  if (!answer.ok || refused) throw new Error(answer.statusText);
};

const onToggle = async (event) => {
  const form = event.target.closest("form[data-toggle]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("[aria-pressed]");
  const on = button.getAttribute("aria-pressed") !== "true";
  press(button, on);
  try {
    await post(form);
  } catch {
    press(button, !on);
    announce(button.dataset.failed);
  }
};

const openWidePanels = () => {
  if (CSS.supports("selector(::details-content)")) return;
  if (!matchMedia("(min-width: 60rem)").matches) return;
  for (const panel of document.querySelectorAll("details[data-wide]")) panel.open = true;
};

const announceCount = () => {
  const count = document.getElementById("result-count");
  if (count) announce(count.textContent.trim());
};

// The login library says so when a key fails or the visitor stops; without this only the console tells.
const onKeyTrouble = () => {
  const trouble = document.getElementById("key-trouble");
  if (trouble) trouble.hidden = false;
};

document.addEventListener("click", onCopy);
document.addEventListener("allauth.error", onKeyTrouble);
document.addEventListener("submit", onToggle);
document.addEventListener("htmx:afterSettle", announceCount);
for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
document.querySelector("[data-focus]")?.focus();
openWidePanels();
