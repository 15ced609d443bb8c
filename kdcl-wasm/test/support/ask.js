/**
 * Asks the package a question of the corpus, with text in and out, and with objects. It runs in Node and in browsers alike.
 *
 * INVARIANT: a refusal is its JSON; anything else that is thrown is a failure.
 */

/**
 * @typedef {typeof import("@kdcl/kdcl")} Kdcl
 * @typedef {import("./answers.js").Answer} Answer
 */

/**
 * What the package answers, as text.
 *
 * @param {Kdcl} kdcl
 * @param {Answer} question
 */
export function answerOf(kdcl, { ask, input, beside }) {
  return told(kdcl, () =>
    /** @type {Record<string, (...a: unknown[]) => string>} */ (/** @type {unknown} */ (kdcl.json))[ask]?.(
      input,
      beside,
    ),
  );
}

/**
 * What the package answers to the same question as an object; `undefined` where the input is no JSON, or JSON that no object
 * says (a field twice).
 *
 * @param {Kdcl} kdcl
 * @param {Answer} question
 */
export function objectAnswerOf(kdcl, { ask, input, beside, answer }) {
  // The place of a mistake in the text is another in the text of an object.
  if (answer.startsWith('{"errors":[{"code":"json.syntax"')) return undefined;
  const plain = ask === "standardSet" || ask === "facts" ? input : plainOf(input);
  if (plain === undefined) return undefined;
  const functions = /** @type {Record<string, (...a: unknown[]) => unknown>} */ (/** @type {unknown} */ (kdcl));
  return told(kdcl, () =>
    JSON.stringify(functions[ask]?.(plain, ask === "whatIf" ? JSON.parse(String(beside)) : beside)),
  );
}

/** @param {string} text */
function plainOf(text) {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, ""));
    // Written again it must be the same text but for spaces: no field twice, no number that loses digits.
    const again = JSON.stringify(value);
    return again === text || again.replace(/\s/g, "") === text.replace(/\s/g, "") ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Kdcl} kdcl
 * @param {() => string | undefined} answer
 */
function told(kdcl, answer) {
  try {
    return answer();
  } catch (error) {
    if (error instanceof kdcl.KdclError) return JSON.stringify(error);
    throw error;
  }
}
