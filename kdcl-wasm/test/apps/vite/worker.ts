/**
 * The worker's side: answers each assessment it is sent with its outcome.
 */
import { type Assessment, init, rate } from "@kdcl/kdcl";

addEventListener("message", async ({ data }: MessageEvent<Assessment>) => {
  await init({ sets: ["tt57-2026-gdtx"] });
  postMessage(rate(data));
});
