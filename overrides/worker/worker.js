/** Keeps what a visitor has opened for when there is no signal. `SITE` is written before this when it is published.
 *
 * Pages come from the network first; one from the store says so, with its date, since prices change. What is named after
 * its content (styles, scripts, pictures) comes from the store first. Nothing else is touched: no data of orders, no
 * other site, not even one whose address begins with this one's. How much is held is bounded, the oldest goes first.
 */

const ROOT = new URL("./", self.location.href).href;
const PICTURES = new URL(SITE.pictures, ROOT).href; // of all languages, so perhaps beside this one's root
const PATIENCE = 3500; // milliseconds: four round trips and a page take 3 s on a line of 400 kbit/s
const HASTE = 400; // milliseconds for a style or script that a page from the store lacks, while the line is dead
const MOST = { page: 60, picture: 150, asset: 100 }; // about 2, 4 and 1 MB
const SAVED = "X-Disimpan"; // milliseconds since 1970
const VERSION = 2; // of how things are held: 1 held pages of neighbours, and none with its policy

let isDead = false; // whether the last page was waited for in vain, or not to be had

/** One origin may serve several villages: stores are named with the scope. */
const nameOf = (kind) => `katalog ${ROOT} ${kind} ${VERSION}`;
const opened = (kind) => caches.open(nameOf(kind));

/** What an address is ("" for what is left alone), and what it is held as: without query and fragment. */
function placed(address) {
  const url = new URL(address, ROOT);
  const key = url.origin + url.pathname;
  if (key.startsWith(PICTURES)) return { kind: "picture", key };
  if (!key.startsWith(ROOT)) return { kind: "", key };
  const path = key.slice(ROOT.length);
  if (path.startsWith(SITE.assets)) return { kind: "asset", key };
  // At the root of an origin other sites begin with ROOT too: this one's pages are in folders of its own.
  const isPage = (path === "" || path.endsWith("/")) && SITE.folders.includes(path.split("/")[0]);
  return { kind: isPage ? "page" : "", key };
}

const held = async (kind, key) => (await opened(kind)).match(key, { ignoreVary: true });

/** A response with its own headers, its policy among them, around another body. */
function anew(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}

/** What does not come in time is given up. */
const inTime = (promise, patience) => Promise.race([promise, new Promise((_, late) => setTimeout(late, patience))]);

/** Hold a response; a full or refused store costs nothing but the copy. */
async function hold(kind, key, response) {
  const isPage = kind === "page";
  if (isPage && [404, 410].includes(response.status)) return void (await (await opened(kind)).delete(key));
  const type = response.headers.get("Content-Type") ?? "";
  if (response.status !== 200 || response.type !== "basic" || response.redirected || (isPage && !type.startsWith("text/html"))) return;
  try {
    const store = await opened(kind);
    const sent = Date.parse(response.headers.get("Date") ?? "");
    await store.put(key, anew(response, await response.blob(), { [SAVED]: String(sent || Date.now()) }));
    await trim(store, MOST[kind]);
  } catch {
    // No room: pages go on coming from the network.
  }
}

/** Let the oldest go; what the offline page and the basket need, and the styles of today, stay. */
async function trim(store, most) {
  const keys = await store.keys();
  const needed = new Set([...SITE.shell, ...SITE.basket].map((path) => ROOT + path));
  const spare = keys.filter(({ url }) => !needed.has(url) && !url.startsWith(ROOT + SITE.current));
  for (const key of spare.slice(0, Math.max(0, keys.length - most))) await store.delete(key);
}

/** Hold what is not held yet, and pages `again`. Rejects at the first that cannot be had. What is named after its
 * content is taken from the browser's own store where it is there, whatever its age. */
async function keep(addresses, cache, again = false) {
  await Promise.all(addresses.map(async (address) => {
    const { kind, key } = placed(address);
    if (!kind || (!(again && kind === "page") && (await held(kind, key)))) return;
    const response = await fetch(key, { cache: kind === "page" ? cache : "force-cache" });
    if (!response.ok) throw new Error(key);
    await hold(kind, key, response);
  }));
}

/** The page that an address means which is asked for without its last slash, or with the name of its file. */
const whole = (key) => key.replace(/\/(?:index\.html)?$|$/, "/");

/** A page from the network; from the store where there is no signal, or none worth the name. */
async function page(event, kind, key) {
  // A price list has to be of now: the browser's own store is asked only whether it still holds.
  const asked = fetch(event.request, { cache: "no-cache" }).then((response) => {
    isDead = false;
    if (response.status >= 500) throw new Error(String(response.status));
    return response;
  });
  event.waitUntil(asked.then((response) => kind && hold(kind, key, response.clone()), () => {}));
  const copy = await held("page", whole(key));
  try {
    // A line can die in the middle of a page as well: where there is a copy, a page counts once all of it is here.
    return await (copy ? inTime(asked.then(async (response) => (await response.clone().blob(), response)), PATIENCE) : asked);
  } catch {
    isDead = true;
    if (!copy) return (await held("page", ROOT + SITE.offline)) ?? Response.error();
    // What stands in a page is beside its folder, so it is shown at no other address.
    return key === whole(key) ? dated(copy) : Response.redirect(whole(key) + new URL(event.request.url).search);
  }
}

/** A held page that says when it was saved, above everything else of its main part. */
async function dated(copy) {
  const when = new Date(Number(copy.headers.get(SAVED)));
  const shown = when.toLocaleString(SITE.locale, { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: SITE.zone });
  const notice = SITE.notice.replace("{waktu}", () => shown);
  const html = await copy.text();
  const at = html.match(/<main\b[^>]*>/) ?? html.match(/<body\b[^>]*>/);
  const end = (at?.index ?? 0) + (at?.[0].length ?? 0);
  return anew(copy, html.slice(0, end) + notice + html.slice(end), { "Content-Type": "text/html; charset=utf-8" });
}

/** What is named after its content; without signal another width of a picture is better than none. */
async function lasting(event, kind, key) {
  const copy = await held(kind, key);
  if (copy) return copy;
  const asked = fetch(event.request);
  event.waitUntil(asked.then((response) => hold(kind, key, response.clone()), () => {}));
  const [, photo] = key.match(/^(.+)-[^-]+\.avif$/) ?? [];
  const other = photo && (await (await opened(kind)).keys()).find(({ url }) => url.startsWith(`${photo}-`) && url.endsWith(".avif"));
  try {
    // What a page waits for may not keep one from the store from being shown.
    return await (other || (isDead && kind === "asset") ? inTime(asked, other ? PATIENCE : HASTE) : asked);
  } catch (error) {
    if (!other) throw error;
    return held(kind, other.url);
  }
}

/** The pages that can be read without signal, the newest first. */
async function listed() {
  const store = await opened("page");
  const own = new Set([SITE.offline, SITE.basket[0]].map((path) => ROOT + path));
  const keys = (await store.keys()).filter(({ url }) => !own.has(url) && placed(url).kind === "page").reverse();
  return Promise.all(keys.map(async (key) => {
    const html = await (await store.match(key)).text();
    return { address: key.url, title: html.match(/<title>(.*?)<\/title>/s)?.[1] ?? key.url };
  }));
}

self.addEventListener("install", (event) => {
  const prepared = async () => {
    await keep(SITE.shell, "no-cache", true);
    if (await held("page", ROOT + SITE.basket[0])) await keep(SITE.basket, "no-cache", true);
    await self.skipWaiting();
  };
  event.waitUntil(prepared());
});

self.addEventListener("activate", (event) => {
  const ours = new Set(Object.keys(MOST).map(nameOf));
  const cleaned = async () => {
    for (const name of await caches.keys()) if (name.startsWith(`katalog ${ROOT} `) && !ours.has(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(cleaned());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("Range")) return;
  const { kind, key } = placed(request.url);
  if (request.mode === "navigate") {
    if (placed(whole(key)).kind === "page") event.respondWith(page(event, kind, key));
  } else if (kind === "asset" || kind === "picture") event.respondWith(lasting(event, kind, key));
});

self.addEventListener("message", (event) => {
  const { seen = [], basket = false, list = false } = event.data ?? {};
  // What the page has just shown is in the browser's own store: taken from there, whatever its age.
  event.waitUntil(Promise.allSettled([
    ...seen.map((address) => keep([address], "force-cache")),
    basket && keep(SITE.basket, "default"),
    list && listed().then((pages) => event.ports[0].postMessage(pages)),
  ]));
});
