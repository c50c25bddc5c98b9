/** An event in words, for a reader who has to find it: `track "Order Completed" ("5c1a…")`. */
export function nameEvent(event: unknown): string {
  if (typeof event !== 'object' || event === null) return JSON.stringify(event);
  const { type, event: name, messageId }: { type?: unknown; event?: unknown; messageId?: unknown } = event;
  return [
    typeof type === 'string' ? type : JSON.stringify(type),
    ...(name === undefined ? [] : [JSON.stringify(name)]),
    ...(messageId === undefined ? [] : [`(${JSON.stringify(messageId)})`]),
  ].join(' ');
}
