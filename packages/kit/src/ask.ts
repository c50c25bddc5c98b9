import type { Channel } from './channel';
import { delivered, type Outcome, worse } from './outcome';
import { readAnswer, readFailure } from './read-answer';
import type { Answer, Request } from './request';
import type { PreparedSettings } from './settings';

/** Sends one request that carries no event (a test of credentials, an erasure), and reads the answer by its status. */
export async function ask(
  request: Request,
  settings: PreparedSettings,
  send: (request: Request) => Promise<Answer>,
): Promise<Outcome> {
  const channel: Channel = { limits: {}, request: () => request };
  try {
    const answer = await send(request);
    const asked = { channel, request, values: [undefined], isOfSeveralEvents: false };
    return [readAnswer(asked, answer, settings).verdicts].flat().reduce<Outcome>(worse, delivered);
  } catch (cause) {
    return readFailure(cause, settings);
  }
}
