/** Makes a text from outside safe for a terminal: no line breaks, control characters or bidirectional overrides. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- an event's name must not move the cursor or set the title
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}
