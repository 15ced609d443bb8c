/**
 * Says a short text aloud when it has changed and stayed for a moment, so that typing is not talked over.
 *
 * INVARIANT: nothing is said at first, nor for another language alone; the text itself stands in view elsewhere.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "./context.js";

/** How long a text has to stay before it is said, in milliseconds. */
const STEADY = 700;

interface Props {
  readonly text: string | undefined;
  /** Names it for tests. */
  readonly id: string;
}

export function Announced({ text, id }: Props) {
  const { language } = useWords();
  const [said, say] = useState("");
  const before = useRef({ text, language });
  useEffect(() => {
    if (before.current.language !== language) before.current = { text, language };
    if (text === undefined || text === before.current.text) return;
    const timer = setTimeout(() => {
      before.current = { text, language };
      say(text);
    }, STEADY);
    return () => clearTimeout(timer);
  }, [text, language]);
  return (
    <p role="status" class="unseen" data-testid={id}>
      {said}
    </p>
  );
}
