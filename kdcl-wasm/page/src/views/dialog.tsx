/**
 * A dialog over the page: the browser's own, which keeps the focus inside and gives it back.
 *
 * INVARIANT: closing it by Esc is told like closing it by a button.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the browser takes the focus off what the dialog's opening has hidden, as a menu that closes.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // It is gone when it closes, and with it the browser's own way back.
      setTimeout(() => wayBack(before)?.focus({ preventScroll: true }), 0);
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    close();
  };
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onCancel={cancel}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

/** What had the focus before, or the head of the menu that has closed over it. */
function wayBack(before: Element | null): HTMLElement | undefined {
  const target = before?.closest("details:not([open])")?.querySelector("summary") ?? before;
  return target instanceof HTMLElement ? target : undefined;
}
