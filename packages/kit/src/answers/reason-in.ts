/**
 * The vendor's reason, from where APIs put it: `message`, `error`, `errors` (perhaps by field), `description`, `detail`, `msg`.
 */
export function reasonIn(json: unknown): string | undefined {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) {
    return listed(json.map(reasonIn).filter((reason) => reason !== undefined));
  }
  const body = json as Record<string, unknown>;
  for (const key of ['message', 'error', 'errors', 'description', 'detail', 'msg']) {
    const reason = reasonIn(body[key]) ?? (key === 'errors' ? reasonByField(body[key]) : undefined);
    if (reason !== undefined && reason !== '') return reason;
  }
  return undefined;
}

/**
 * Reads `{ "email": ["is no address"] }`, alone or in a list. A name that begins with an underscore is not a field, nor is one that
 * contains such an object.
 */
function reasonByField(errors: unknown): string | undefined {
  const reasons = [errors].flat().flatMap((error: unknown) => {
    if (typeof error !== 'object' || error === null) return [];
    return Object.entries(error).flatMap(([name, given]) => {
      const isReason = typeof given === 'string' || Array.isArray(given);
      const reason = isReason ? reasonIn(given) : reasonByField(given);
      if (reason === undefined || reason === '') return [];
      return [!isReason || name.startsWith('_') ? reason : `${name}: ${reason}`];
    });
  });
  return listed(reasons);
}

/** Without repeats: a batch is often refused for the same reason in many places. */
function listed(reasons: readonly string[]): string | undefined {
  return reasons.length > 0 ? [...new Set(reasons)].join('; ') : undefined;
}
