/**
 * The page's side: the engine in a worker behind one function that gives a promise.
 *
 *     const outcome = await rateInWorker({ standard_set: "tt57-2026-gdtx", ratings: { "1.1": "met" } });
 */
import { type Assessment, KdclError, type Outcome } from "@kdcl/kdcl";
import type { Answered, Asked } from "./messages.js";

const worker = new Worker(new URL("./rating.worker.ts", import.meta.url), { type: "module" });
const waiting = new Map<number, (answer: Answered) => void>();
let asked = 0;

worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
  waiting.get(data.number)?.(data);
  waiting.delete(data.number);
});

// A worker that cannot start answers nothing.
worker.addEventListener("error", ({ message }) => {
  for (const [number, answer] of waiting) answer({ number, failed: message });
  waiting.clear();
});

/**
 * The level an assessment gives, worked out beside the page.
 *
 * @throws {KdclError} as `rate` does.
 */
export async function rateInWorker(assessment: Assessment): Promise<Outcome> {
  const question: Asked = { number: ++asked, assessment };
  const answer = await new Promise<Answered>((resolve) => {
    waiting.set(question.number, resolve);
    worker.postMessage(question);
  });
  if ("outcome" in answer) return answer.outcome;
  if ("failed" in answer) throw new Error(answer.failed);
  const [first, ...others] = answer.refused.errors;
  if (first === undefined) throw new Error("refused without a reason");
  throw new KdclError([first, ...others]);
}
