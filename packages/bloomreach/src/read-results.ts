import { type AnswerTo, delivered, isObject, reasonIn, rejected, type Verdict, type Verdicts } from '@sluice/kit';

/**
 * What an answer says about each command. Bloomreach answers 200 with "success": true at the top level even if it refused
 * some commands: https://documentation.bloomreach.com/engagement/reference/batch-commands-2 and
 * https://documentation.bloomreach.com/engagement/reference/tracking-api-error-messages. Whether Data Hub returns a result for
 * each command is not documented; without results, "success" counts for all.
 */
export function readResults({ status, json, items }: AnswerTo<unknown>): Verdicts {
  // https://documentation.bloomreach.com/engagement/reference/tracking-api-authorization-errors
  const reason = reasonIn(json) ?? '';
  if (status === 404 || (status === 400 && /could not authenticate|invalid project/i.test(reason))) {
    return rejected('settings', `Bloomreach does not know this address or stream (${status}). ${reason}`.trim());
  }
  if (status !== 200 || !isObject(json)) return undefined;
  const { results, success } = json;
  if (Array.isArray(results)) return items.map((_, index) => readResult(results[index]));
  if (success === false) return rejected('vendor', reason || 'Refused whole.');
  return success === true ? delivered : undefined;
}

function readResult(result: unknown): Verdict | undefined {
  if (!isObject(result) || typeof result.success !== 'boolean') return undefined;
  if (result.success) return delivered;
  const reason = reasonIn(result) ?? 'Refused without a reason.';
  return rejected(/permission|authorized/i.test(reason) ? 'settings' : 'event', reason);
}
