import type { Recording } from './recording';
import { sortKeys } from './sort-keys';

/** A recording as its file contains it: anything with an order keeps it, everything else is sorted by key. */
export function formatRecording({ test, provenance, exchanges }: Recording): string {
  const { kind, source, date } = provenance;
  const ordered = exchanges.map(({ request, response }) => ({
    request: {
      method: request.method,
      url: request.url,
      headers: sortKeys(request.headers),
      body: sortKeys(request.body),
    },
    response: { status: response.status, headers: sortKeys(response.headers), body: sortKeys(response.body) },
  }));
  return `${JSON.stringify({ test, provenance: { kind, source, date }, exchanges: ordered }, null, 2)}\n`;
}
