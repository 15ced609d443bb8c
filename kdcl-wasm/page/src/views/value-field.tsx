/**
 * One value of a fact: a number typed with a comma or a point, yes or no, or a grade chosen.
 *
 * INVARIANT: while it is typed in, the field shows what was typed; what is no number goes on as text, never as nothing.
 */
import type { Fact } from "@kdcl/kdcl";
import { useState } from "preact/hooks";
import type { FactLeaf } from "../document/document.js";
import { parsedNumber, wrongId } from "../document/values.js";
import { useWords } from "./context.js";

interface Props {
  readonly fact: Fact;
  readonly value: FactLeaf | undefined;
  /** The accessible name. */
  readonly label: string;
  /** Its JSON Pointer. */
  readonly place: string;
  readonly wrong: boolean;
  readonly change: (value: FactLeaf | undefined) => void;
}

export function ValueField({ fact, value, label, place, wrong, change }: Props) {
  const { t, say } = useWords();
  const named = {
    "aria-label": label,
    "data-pointer": place,
    "aria-invalid": wrong,
    "aria-describedby": wrong ? wrongId(place) : undefined,
  };
  if (fact.value === "integer" || fact.value === "decimal") {
    return <NumberField named={named} whole={fact.value === "integer"} value={value} change={change} />;
  }
  const choices: readonly { name: string; title: string; value: FactLeaf }[] =
    fact.value === "yes_no"
      ? [
          { name: "true", title: t.data.yes, value: true },
          { name: "false", title: t.data.no, value: false },
        ]
      : fact.scale.map((grade) => ({ name: grade.name, title: say(grade), value: grade.name }));
  const shown = value === undefined ? "" : String(value);
  const known = shown === "" || choices.some((choice) => choice.name === shown);
  return (
    <select
      {...named}
      value={shown}
      onChange={(event) => change(choices.find((each) => each.name === event.currentTarget.value)?.value)}
    >
      <option value="">{t.data.unsaid}</option>
      {!known && <option value={shown}>{shown}</option>}
      {choices.map((choice) => (
        <option key={choice.name} value={choice.name}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}

interface NumberProps {
  readonly named: object;
  readonly whole: boolean;
  readonly value: FactLeaf | undefined;
  readonly change: (value: FactLeaf | undefined) => void;
}

function NumberField({ named, whole, value, change }: NumberProps) {
  const { language } = useWords();
  const [draft, setDraft] = useState<string>();
  const text = value === undefined ? "" : String(value);
  const written = typeof value === "number" && language === "vi" ? text.replace(".", ",") : text;
  // After an undo the value is another than what was typed, and the field shows the value.
  const shown = draft !== undefined && parsedNumber(draft, language) === value ? draft : written;
  return (
    <input
      {...named}
      type="text"
      inputMode={whole ? "numeric" : "decimal"}
      autocomplete="off"
      value={shown}
      onInput={(event) => {
        setDraft(event.currentTarget.value);
        change(parsedNumber(event.currentTarget.value, language));
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
