/**
 * The smallest application a web developer would build: the package in a page and in a worker.
 */
import { init, rate } from "@kdcl/kdcl";

const assessment = { standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } } as const;
const show = (id: string, text: string) => {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
};

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }) => show("worker", JSON.stringify(data)));
worker.postMessage(assessment);

await init({ sets: ["tt57-2026-gdtx"] });
show("page", JSON.stringify(rate(assessment)));
