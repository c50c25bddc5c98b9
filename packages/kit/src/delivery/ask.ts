import type { Channel } from '../definition/channel';
import { isObject } from '../values/is-object';
import { type Outcome, rejected, type Verdict, worst } from '../outcome/outcome';
import { readAnswer } from '../answers/read-answer';
import { readFailure } from '../answers/read-failure';
import { reasonIn } from '../answers/reason-in';
import type { Answer, Conversation, Exchange, Request } from '../request/request';
import type { PreparedSettings } from '../settings/settings';

/**
 * Sends one request that carries no event (a test of credentials, an erasure) and reads the answer by its status. A body with
 * `"success": false` is a refusal under any status. A conversation reads its answers itself.
 */
export async function ask(
  call: Request | Conversation,
  settings: PreparedSettings,
  send: Exchange,
  { unauthorized }: Pick<Channel, 'unauthorized'> = {},
): Promise<Outcome> {
  try {
    return await (typeof call === 'function' ? call(send, settings) : askOnce(call, settings, send, unauthorized));
  } catch (cause) {
    return readFailure(cause, settings);
  }
}

async function askOnce(
  request: Request,
  settings: PreparedSettings,
  send: Exchange,
  unauthorized: string | undefined,
): Promise<Outcome> {
  const channel: Channel = {
    name: 'ask',
    origin: () => request.url,
    limits: {},
    request: () => request,
    outcomes: refusalIn,
    unauthorized,
  };
  const answer = await send(request);
  const asked = { channel, request, values: [undefined], isOfSeveralEvents: false };
  return worst([readAnswer(asked, answer, settings).verdicts].flat());
}

function refusalIn({ status, json }: Answer): Verdict | undefined {
  if (status >= 300 || !isObject(json) || json.success !== false) return undefined;
  return rejected('vendor', reasonIn(json) ?? 'The vendor refused it without a reason.');
}
