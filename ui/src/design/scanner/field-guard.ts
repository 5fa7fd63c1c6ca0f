type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Keeps a scan out of the field that has the focus, and gives back what turned out to be typed by hand. */
export class FieldGuard {
  #before: { readonly field: TextField; readonly value: string } | null = null;
  #held = '';

  /** Remembers the field as it is before the character that is about to land in it. */
  remember(): void {
    const field = document.activeElement;
    this.#before = isTextField(field) ? { field, value: field.value } : null;
  }

  hold(character: string): void {
    this.#held += character;
  }

  /** A hand typed it: into the field, late by a blink. */
  giveBack(): void {
    const field = document.activeElement;
    if (this.#held !== '' && isTextField(field)) {
      field.setRangeText(
        this.#held,
        field.selectionStart ?? field.value.length,
        field.selectionEnd ?? field.value.length,
        'end',
      );
      announce(field);
    }
    this.#held = '';
  }

  /** It was a scan: the field is as before its first character. */
  undo(): void {
    this.#held = '';
    if (!this.#before) return;
    const { field, value } = this.#before;
    this.#before = null;
    if (field.value === value) return;
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    // React shadows `value` on the element: only the prototype's setter lets it see the change.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    announce(field);
  }
}

function announce(field: TextField): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  // The other types have no selection, and no scanner is pointed at a date.
  return element instanceof HTMLInputElement && ['text', 'search', 'tel', 'password', 'url'].includes(element.type);
}
