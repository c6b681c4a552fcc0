const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a key that a form may name its request by: a UUID. Sent twice, it is done once. */
export function isRequestKey(text: string): boolean {
  return pattern.test(text);
}
