/**
 * The vendor's own words in the places where APIs put them: `message`, `error`, `errors`, which may name the fields they are about,
 * `description`, `detail`, `msg`.
 */
export function reasonIn(json: unknown): string | undefined {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) {
    const reasons = json.map(reasonIn).filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons.join('; ') : undefined;
  }
  const body = json as Record<string, unknown>;
  for (const key of ['message', 'error', 'errors', 'description', 'detail', 'msg']) {
    const reason = reasonIn(body[key]) ?? (key === 'errors' ? reasonByField(body[key]) : undefined);
    if (reason !== undefined && reason !== '') return reason;
  }
  return undefined;
}

/** `{ "email": ["is no address"] }`; a name that begins with an underscore is that of no field. */
function reasonByField(errors: unknown): string | undefined {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) return undefined;
  const reasons = Object.entries(errors).flatMap(([name, given]) => {
    const reason = typeof given === 'string' || Array.isArray(given) ? reasonIn(given) : undefined;
    return reason === undefined || reason === '' ? [] : [name.startsWith('_') ? reason : `${name}: ${reason}`];
  });
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}
