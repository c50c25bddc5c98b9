import { type AnswerTo, delivered, reasonIn, rejected, type Verdict } from '@sluice/kit';

/**
 * What an answer says of each command. Bloomreach answers 200 even where it refused some of them, with "success": true
 * at the top even then; what is missing or unreadable under a 200 is taken as accepted.
 * https://documentation.bloomreach.com/engagement/reference/batch-commands-2 and …/tracking-api-error-messages
 */
export function readResults({ status, json, items }: AnswerTo<unknown>): readonly Verdict[] | Verdict | undefined {
  const reason = reasonIn(json) ?? '';
  // https://documentation.bloomreach.com/engagement/reference/tracking-api-authorization-errors
  if (status === 404 || (status === 400 && /could not authenticate|invalid project/i.test(reason))) {
    return rejected('settings', `Bloomreach does not know this address or stream (${status}). ${reason}`.trim());
  }
  if (status !== 200) return undefined;
  if (typeof json !== 'object' || json === null) {
    return { status: 'delivered', notes: ['Bloomreach answered 200 without a word of its own: is the address right?'] };
  }
  if ('results' in json && Array.isArray(json.results)) {
    const results: readonly unknown[] = json.results;
    return items.map((_, index) => readResult(results[index]));
  }
  return 'success' in json && json.success === false ? rejected('vendor', reason || 'Refused whole.') : undefined;
}

function readResult(result: unknown): Verdict {
  const isRefused = typeof result === 'object' && result !== null && 'success' in result && result.success === false;
  if (!isRefused) return delivered;
  const reason = reasonIn(result) ?? 'Refused without a reason.';
  return rejected(/permission|authorized/i.test(reason) ? 'settings' : 'event', reason);
}
