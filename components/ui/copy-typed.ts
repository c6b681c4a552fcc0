type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What stands in a field. */
export type Typed = { name: string; type: string; value: string; checked: boolean };

const fieldsIn = (nodes: Iterable<Node>): Field[] =>
  [...nodes].flatMap((node) =>
    node instanceof Element
      ? [node, ...node.querySelectorAll('input, textarea, select')].filter((one) => isField(one))
      : [],
  );

function isField(element: Element): element is Field {
  return element.matches('input:not([type="hidden"], [type="file"]), textarea, select');
}

/** What stands in the fields of a part, in their order. */
export function readTyped(nodes: Iterable<Node>): Typed[] {
  return fieldsIn(nodes).map((field) => ({
    name: field.name,
    type: field.type,
    value: field.value,
    checked: field instanceof HTMLInputElement && field.checked,
  }));
}

/**
 * Types into the fields of a part what stood in others, field by field of the same name, as a user would: React hears of it.
 * What fields of files had is left, for a browser lets nobody but the user choose one.
 */
export function typeAnew(typed: readonly Typed[], to: Element): void {
  const left = fieldsIn(to.childNodes);
  for (const one of typed) {
    const at = left.findIndex(({ name, type }) => name === one.name && type === one.type);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same) typeInto(same, one);
  }
}

function typeInto(field: Field, typed: Typed): void {
  if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
    if (field.checked !== typed.checked && (typed.checked || field.type === 'checkbox')) field.click();
    return;
  }
  if (field.value === typed.value) return;
  // React keeps the value that it set itself, and hears only of one that was set past it.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, typed.value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
