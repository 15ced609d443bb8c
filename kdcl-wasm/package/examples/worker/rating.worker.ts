/**
 * The worker's side: loads the engine once and answers one question after the other.
 *
 * INVARIANT: every question is answered, also where the engine could not be loaded; the next one then tries again.
 */
import { init, KdclError, rate } from "@kdcl/kdcl";
import type { Answered, Asked } from "./messages.js";

addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  postMessage(await answer(data));
});

async function answer({ number, assessment }: Asked): Promise<Answered> {
  try {
    await init();
    return { number, outcome: rate(assessment) };
  } catch (error) {
    // A KdclError crosses over as the JSON it stands for: a class of ours would arrive as a plain Error.
    if (error instanceof KdclError) return { number, refused: error.toJSON() };
    return { number, failed: String(error) };
  }
}
