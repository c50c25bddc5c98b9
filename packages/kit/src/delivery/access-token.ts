import { isRetryable } from '../answers/read-answer';
import { asNumber } from '../values/as-number';
import { isObject } from '../values/is-object';
import { reasonIn } from '../answers/reason-in';
import type { Answer, Request } from '../request/request';

/**
 * A placeholder in a header for an access token that the host fetches, as in `Bearer ${accessToken}`. A request contains no token
 * until it is sent. The connection's `token` says how to get one.
 */
export const accessToken = '{{access token}}';

type Send = (request: Request) => Promise<Answer>;

interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/** A token is replaced this long before it expires, because a request takes a while. */
const marginMilliseconds = 60_000;
/** The lifetime of a token if the vendor does not state it. */
const usualSeconds = 300;

/**
 * An access token that is fetched, kept until shortly before it expires, and fetched once more if the vendor refuses it (OAuth 2
 * client credentials, https://www.rfc-editor.org/rfc/rfc6749#section-4.4). For hosts: a vendor package never sees the token.
 */
export class AccessToken {
  private current: Promise<Token | Answer> | undefined;
  /** The last token that the vendor refused. */
  private refused: string | undefined;

  constructor(
    private readonly call: () => Request,
    private readonly now: () => number = Date.now,
  ) {}

  /** Sends a request, with the token if it needs one. Without a token, resolves with the answer that says why. */
  async send(request: Request, send: Send): Promise<Answer> {
    if (!wantsToken(request)) return send(request);
    const token = await this.get(send);
    if ('status' in token) return token;
    const answer = await send(withToken(request, token.text));
    if (answer.status !== 401) return withoutToken(answer, token.text);
    this.refused = token.text;
    const next = await this.get(send);
    return 'status' in next ? next : withoutToken(await send(withToken(request, next.text)), next.text);
  }

  /** Concurrent callers share one fetch. */
  private async get(send: Send): Promise<Token | Answer> {
    const { current } = this;
    const known = await current?.catch(() => undefined);
    if (known && 'text' in known && 'validUntil' in known && this.isGood(known)) return known;
    // Another caller may have started to fetch one in the meantime.
    if (this.current !== current) return this.get(send);
    const fetching = this.fetch(send);
    this.current = fetching;
    return fetching;
  }

  private isGood({ text, validUntil }: Token): boolean {
    return text !== this.refused && validUntil > this.now();
  }

  private async fetch(send: Send): Promise<Token | Answer> {
    const answer = { ...(await send(this.call())), isForToken: true };
    const { status, json } = answer;
    const { access_token: text, expires_in: seconds }: Readonly<Record<string, unknown>> = isObject(json) ? json : {};
    if (status < 300 && typeof text === 'string' && text !== '') {
      const lifetime = asNumber(seconds) > 0 ? asNumber(seconds) : usualSeconds;
      return { text, validUntil: this.now() + Math.max(0, lifetime * 1000 - marginMilliseconds) };
    }
    if (isRetryable(status, {})) return answer;
    const reason = reasonIn(isObject(json) ? { ...json, message: json.error_description ?? json.message } : json);
    const message = `no access token was given: ${reason ?? `the answer was ${status}, without one`}`;
    // Looks like refused credentials, so nothing more is sent.
    return { ...answer, status: 401, json: { message } };
  }
}

function wantsToken({ headers }: Request): boolean {
  return Object.values(headers).some((value) => value.includes(accessToken));
}

function withToken(request: Request, token: string): Request {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value.replaceAll(accessToken, token)]);
  return { ...request, headers: Object.fromEntries(headers) as Request['headers'] };
}

/** The answer without the token, which the vendor may have repeated. */
function withoutToken(answer: Answer, token: string): Answer {
  const { json, text } = answer;
  const written = json === undefined ? undefined : JSON.stringify(json);
  return {
    ...answer,
    ...(written?.includes(token) && { json: JSON.parse(written.replaceAll(token, accessToken)) as unknown }),
    ...(text?.includes(token) && { text: text.replaceAll(token, accessToken) }),
  };
}
