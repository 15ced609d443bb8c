/**
 * A real Chromium for tests: the one of the machine (`KDCL_CHROMIUM`, else Debian's), with nothing of its own on the network.
 */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.KDCL_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts it. */
export function launch() {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) throw new Error("no Chromium: KDCL_CHROMIUM names one");
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const args = ["--no-sandbox", ...quiet, "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, headless: true, args });
}

/**
 * What went wrong in a page: exceptions, and errors it told the console.
 *
 * @param {import("playwright-core").Page} page
 */
export function troubles(page) {
  /** @type {string[]} */
  const told = [];
  page.on("pageerror", (error) => told.push(String(error)));
  page.on("console", (message) => message.type() === "error" && told.push(message.text()));
  return told;
}
