import type { Channel } from './channel';
import { isObject } from './is-object';
import { type Outcome, rejected, type Verdict, worst } from './outcome';
import { readAnswer } from './read-answer';
import { readFailure } from './read-failure';
import { reasonIn } from './reason-in';
import type { Answer, Request } from './request';
import type { PreparedSettings } from './settings';

/**
 * Sends one request that carries no event (a test of credentials, an erasure), and reads the answer by its status; a body that
 * says `"success": false` is a refusal under any.
 */
export async function ask(
  request: Request,
  settings: PreparedSettings,
  send: (request: Request) => Promise<Answer>,
): Promise<Outcome> {
  const channel: Channel = {
    name: 'ask',
    origin: () => request.url,
    limits: {},
    request: () => request,
    outcomes: refusalIn,
  };
  try {
    const answer = await send(request);
    const asked = { channel, request, values: [undefined], isOfSeveralEvents: false };
    return worst([readAnswer(asked, answer, settings).verdicts].flat());
  } catch (cause) {
    return readFailure(cause, settings);
  }
}

function refusalIn({ status, json }: Answer): Verdict | undefined {
  if (status >= 300 || !isObject(json) || json.success !== false) return undefined;
  return rejected('vendor', reasonIn(json) ?? 'The vendor refused it without a reason.');
}
