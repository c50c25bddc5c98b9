import { type Channel, type Destination, parseUrl, type PreparedSettings, type Request } from '@sluice/kit';

/** The channel that a request belongs to, and the items in its body. */
export interface FoundChannel {
  readonly channel: Channel;
  readonly values: readonly unknown[];
}

/**
 * The channel of the destination that would send this request: by method, origin and path. Undefined where none would under these
 * settings, so that nobody can make us send what is not the destination's.
 */
export function findChannel(
  request: Request,
  destination: Destination,
  settings: PreparedSettings,
): FoundChannel | undefined {
  const asked = parseUrl(request.url);
  if (!asked) return undefined;
  const candidates = destination.channels().flatMap((channel) => {
    const values = readItems(channel, request.json);
    const own = values && rebuild(channel, values, settings);
    const known = parseUrl(own?.url ?? '');
    if (!values || own?.method !== request.method || known?.origin !== asked.origin) return [];
    return [{ channel, values, isSamePath: asked.pathname === known.pathname }];
  });
  const exact = candidates.find(({ isSamePath }) => isSamePath);
  // A path may be made of what its item does not say in the body: of a user's id.
  return exact ?? candidates.find(({ channel }) => !channel.itemsIn);
}

function readItems(channel: Channel, body: unknown): readonly unknown[] | undefined {
  try {
    const values = channel.itemsIn?.(body) ?? [body];
    return values.length > 0 ? values : undefined;
  } catch {
    return undefined;
  }
}

/** The request that the channel makes of these items; undefined where they are another channel's. */
function rebuild(channel: Channel, values: readonly unknown[], { all }: PreparedSettings): Request | undefined {
  try {
    const [first, ...rest] = values;
    return channel.request([first, ...rest], all);
  } catch {
    return undefined;
  }
}
