/** The vendor's own words in the places where APIs put them: `message`, `error`, `errors`, `description`, `detail`, `msg`. */
export function reasonIn(json: unknown): string | undefined {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) {
    const reasons = json.map(reasonIn).filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons.join('; ') : undefined;
  }
  const body = json as Record<string, unknown>;
  for (const key of ['message', 'error', 'errors', 'description', 'detail', 'msg']) {
    const reason = reasonIn(body[key]);
    if (reason !== undefined && reason !== '') return reason;
  }
  return undefined;
}
