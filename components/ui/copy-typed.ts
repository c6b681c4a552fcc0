type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const fieldsIn = (nodes: Iterable<Node>): Field[] =>
  [...nodes].flatMap((node) =>
    node instanceof Element
      ? [node, ...node.querySelectorAll('input, textarea, select')].filter((one) => isField(one))
      : [],
  );

function isField(element: Element): element is Field {
  return element.matches('input:not([type="hidden"], [type="file"]), textarea, select');
}

/**
 * Types into the fields of a part what stood in those of its copy, field by field of the same name, as a user would: React
 * hears of it. What fields of files had is left, for a browser lets nobody but the user choose one.
 */
export function copyTyped(from: Iterable<Node>, to: Element): void {
  const left = fieldsIn(to.childNodes);
  for (const field of fieldsIn(from)) {
    const at = left.findIndex((one) => one.name === field.name && one.type === field.type);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same) typeInto(same, field);
  }
}

function typeInto(field: Field, typed: Field): void {
  if (
    field instanceof HTMLInputElement &&
    typed instanceof HTMLInputElement &&
    /^(?:checkbox|radio)$/.test(field.type)
  ) {
    if (field.checked !== typed.checked && (typed.checked || field.type === 'checkbox')) field.click();
    return;
  }
  if (field.value === typed.value) return;
  // React keeps the value that it set itself, and hears only of one that was set past it.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, typed.value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}
