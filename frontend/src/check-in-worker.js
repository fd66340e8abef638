/**
 * Lets the pages at the door open without a network.
 *
 * It keeps one page without names, and the style and scripts of that page; nothing
 * that the server says of people.
 */

const SHELL = new URL("zonder-verbinding/", self.registration.scope).href;
const KEPT = "inchecken";
const PARTS = /(?:href|src)="(\/static\/[^"#]+)/g;

const keepShell = async () => {
  const answer = await fetch(SHELL, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  const page = await answer.clone().text();
  const parts = new Set([...page.matchAll(PARTS)].map((found) => found[1]));
  const kept = await caches.open(KEPT);
  await kept.addAll([...parts]);
  await kept.put(SHELL, answer);
};

const orKept = async (request, fallback) => {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(fallback);
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isStatic = new URL(request.url).pathname.startsWith("/static/");
  if (request.mode === "navigate") {
    event.respondWith(orKept(request, SHELL));
    // A new version of the site has other styles: what is kept follows.
    if (request.method === "GET") event.waitUntil(keepShell().catch(() => null));
  } else if (isStatic) {
    event.respondWith(orKept(request, request));
  }
});
