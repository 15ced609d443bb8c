/**
 * The page's side of working offline: starts the service worker, and tells when a newer version has come.
 *
 * Where there is none (a file opened from disk, plain http, a browser that refuses) the page works all the same, only not
 * offline. INVARIANT: the page is never reloaded under a person's hands; a new version takes over at the start of a visit or
 * when it is asked to.
 */

/** Opens the newer version that is there; `undefined` where there is none. */
export type Update = (() => void) | undefined;

/**
 * Starts keeping the page, and reports each change.
 *
 * @example
 * startOffline((update) => show(update));
 */
export function startOffline(report: (update: Update) => void): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator) || !window.isSecureContext) return;
  void keep(navigator.serviceWorker, report).catch((refused: unknown) => {
    // The browser may refuse for reasons of its own (private window, blocked storage): the page only is not kept.
    console.info("kdcl: the page is not kept for offline use", refused);
  });
}

async function keep(container: ServiceWorkerContainer, report: (update: Update) => void): Promise<void> {
  const controlled = container.controller !== null;
  const registration = await container.register(new URL("service-worker.js", document.baseURI), {
    updateViaCache: "none",
  });

  // Waiting already when the visit begins: it came in an earlier one, and nobody has typed anything yet.
  if (registration.waiting !== null && controlled) return open(container, registration.waiting);

  const tell = () => {
    const waiting = registration.waiting;
    report(waiting !== null && controlled ? () => open(container, waiting) : undefined);
  };
  const follow = (worker: ServiceWorker | null) => worker?.addEventListener("statechange", tell);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  tell();
}

/** Lets the waiting version take over, and opens the page anew with it. */
function open(container: ServiceWorkerContainer, waiting: ServiceWorker): void {
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take-over");
}
