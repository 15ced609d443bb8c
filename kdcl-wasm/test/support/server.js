/**
 * A web server for tests: folders of this machine under paths, as a plain host would serve them, and what was asked of it.
 *
 * INVARIANT: it serves files of its folders only, and listens on the loopback interface only.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/jsonl; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves folders: the longest path that fits decides.
 *
 * @param {Record<string, string>} folders by path, which begins and ends with `/`
 * @param {Record<string, string>} [pages] texts of HTML by path
 */
export async function serve(folders, pages = {}) {
  /** @type {string[]} */
  const asked = [];
  /** Paths that are answered with a failure, for as long as they are in here. @type {Set<string>} */
  const failing = new Set();
  const prefixes = Object.keys(folders).sort((one, other) => other.length - one.length);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    asked.push(path);
    // As many hosts do, and `vite preview`: what is kept has to be found by its address all the same.
    response.setHeader("vary", "Origin");
    const failed = [...failing].some((own) => path.endsWith(own));
    const page = pages[path];
    if (failed) return void response.writeHead(503).end();
    if (page !== undefined) return void response.writeHead(200, { "content-type": TYPES[".html"] }).end(page);
    const prefix = prefixes.find((own) => path.startsWith(own));
    const rest = normalize(`/${path.slice(prefix?.length ?? 0)}`);
    const file = join(folders[prefix ?? ""] ?? "", rest.endsWith("/") ? `${rest}index.html` : rest);
    try {
      if (prefix === undefined) throw new Error("no such folder");
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    failing,
    close: () => new Promise((closed) => server.close(closed)),
  };
}
