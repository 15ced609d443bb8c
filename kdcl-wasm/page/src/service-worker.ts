/**
 * The service worker: keeps the built files, and answers with them.
 *
 * All files are fetched once, when a version is installed; from then on nothing of the page is asked of the network, and the
 * page opens without one. A newer version is fetched whole beside the old and waits, so that a page never gets half of each;
 * it takes over when the page says so, or when no page is open any more. INVARIANT: only the page's own files are kept or
 * answered, nothing a person typed passes through here, and a cache holds one version, whole.
 */

// What the worker uses of the types of its global scope, which cannot be loaded beside those of a page.
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listen: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listen: (event: Fetching) => void): void;
  addEventListener(type: "message", listen: (event: MessageEvent<unknown>) => void): void;
}

const scope = self as unknown as Scope;
// Both are filled in by build/offline.ts.
const FILES = "__FILES__" as unknown as readonly string[];
const PREFIX = `kdcl ${scope.registration.scope} `;
const CACHE = `${PREFIX}__VERSION__`;

const INDEX = "index.html";

/** The page itself is asked for as the folder: many servers send `index.html` on to it, and no answer that was sent on may open a page. */
function address(file: string): string {
  return new URL(file === INDEX ? "./" : file, scope.registration.scope).href;
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // "reload": what the browser's own cache holds may be of an older version.
  await cache.addAll(FILES.map((file) => new Request(address(file), { cache: "reload" })));
}

async function removeOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // Many hosts send `Vary: Origin`, and the page's own request has another Origin than the one that fetched the file.
  const sameAddress = { ignoreSearch: true, ignoreVary: true };
  const kept = await cache.match(request.mode === "navigate" ? address(INDEX) : request, sameAddress);
  return kept ?? fetch(request);
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(removeOlder()));
scope.addEventListener("message", (event) => {
  if (event.data === "take-over") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope.registration.scope)) return;
  // Other pages may lie under the scope: only the page's own address opens the page.
  const file = url.slice(scope.registration.scope.length).replace(/[?#].*$/, "");
  if (mode === "navigate" && file !== "" && file !== INDEX) return;
  event.respondWith(answer(event.request));
});
