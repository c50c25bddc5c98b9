import type { Pipeline } from '@sluice/engine';
import { AccessToken, parseUrl, type Request } from '@sluice/kit/host';
import type { Exchange } from '@sluice/simulators';

/** Tells the calls for an access token, which hosts make themselves, from all others. */
export function accessTokenCalls({ destination, settings }: Pipeline): (exchange: Exchange) => boolean {
  const url = destination.token && parseUrl(destination.token(settings.all).url);
  return (exchange) => url !== undefined && exchange.url.split('?')[0] === url.pathname;
}

type Send = Parameters<AccessToken['send']>[1];

/** Sends requests as hosts do: with an access token if they require one. */
export function withAccessToken(
  { destination: { token }, settings }: Pipeline,
  send: Send,
): (request: Request) => ReturnType<Send> {
  if (!token) return send;
  const held = new AccessToken(() => token(settings.all));
  return (request) => held.send(request, send);
}
