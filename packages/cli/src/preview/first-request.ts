import { type Draft, NotSent, type PreparedSettings, readText, type Request } from '@sluice/kit/host';

/**
 * The first request of a draft whose channel has `perform`: further requests depend on its answer. Returns a text with the reason
 * if there is none. Sends nothing itself, but the code behind `perform` may send by other means.
 */
export async function firstRequest({ channel, parts }: Draft, settings: PreparedSettings): Promise<Request | string> {
  let first: Request | undefined;
  const reading = await channel.perform?.(
    parts.flatMap((part) => part.items.map((item) => item.value)),
    {
      settings,
      isOfSeveralEvents: parts.length > 1,
      exchange(request) {
        first ??= request;
        return Promise.reject(new NotSent('this is a preview.'));
      },
    },
  );
  if (first) return readable(first);
  const [verdict] = [reading?.verdicts ?? []].flat();
  return verdict && 'message' in verdict
    ? `The action stops before any request: ${verdict.message}`
    : 'The action makes no request that could be shown.';
}

/** The request with a body that is JSON text parsed. */
function readable(request: Request): Request {
  const { method, url, headers, text } = request;
  const json = text === undefined ? undefined : readText(text).json;
  return json === undefined ? request : { method, url, headers, json };
}
