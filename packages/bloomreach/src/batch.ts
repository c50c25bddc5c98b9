import { ipAddress, itemsUnder, type ObjectOf, userAgent } from '@sluice/kit';
import { authorization, batchUrl, connection } from './connection';
import { readResults } from './read-results';

/** The two kinds of command: https://documentation.bloomreach.com/data-hub/docs/developers */
export interface Command {
  readonly name: 'customers' | 'customers/events';
  readonly data: Readonly<Record<string, unknown>>;
}

/** The visitor's browser or app: Bloomreach reads location and device from the request's headers. */
export const browser = { visitor: { ip: ipAddress(), user_agent: userAgent() } } as const;
type Visitor = ObjectOf<(typeof browser)['visitor']>;

/**
 * 50 commands per request and 6,000 requests a minute: https://documentation.bloomreach.com/engagement/reference/batch-commands-2.
 * Data Hub's own pages do not say. The limit in bytes is our own caution: a customer update must stay below 800 KB, and no
 * limit is published for a whole request.
 */
export const batch = connection.channel<{ readonly command: Command; readonly visitor: Visitor }>({
  name: 'batch',
  origin: ({ baseUrl }) => baseUrl,
  query: ({ api, streamId = '' }) => (api === 'engagement' ? {} : { stream_id: streamId }),
  limits: ({ eventsPerRequest }) => ({ items: eventsPerRequest, bytes: 800_000, callsPerSecond: 100 }),
  together: ({ visitor }, { sendVisitorHeaders }) =>
    sendVisitorHeaders ? `${visitor.ip ?? ''}\n${visitor.user_agent ?? ''}` : '',
  onRefusal: 'split',
  speaks: 'body',
  // Bloomreach drops identical events, but only an event that has a time can be identical to another:
  // https://documentation.bloomreach.com/engagement/docs/efficient-engagement-usage
  recognisesRepeats: ({ command }) => (command.data.timestamp ?? command.data.update_timestamp) !== undefined,
  request: (items, settings) => ({
    method: 'POST',
    url: batchUrl(settings),
    headers: {
      'Content-Type': 'application/json',
      ...authorization(settings),
      ...visitorHeaders(settings.sendVisitorHeaders ? items[0].visitor : {}),
    },
    json: { commands: items.map((item) => item.command) },
  }),
  itemsIn: (body) => itemsUnder<Command>('commands')(body).map((command) => ({ command, visitor: {} })),
  outcomes: readResults,
});

/**
 * https://documentation.bloomreach.com/data-hub/docs/developers, "Required headers for server-side tracking". An unknown IP
 * address is left out; an unknown user agent is replaced with our own.
 */
function visitorHeaders({ ip, user_agent: agent = '' }: Visitor): Record<string, string> {
  // A header cannot hold anything outside Latin-1 (RFC 9110).
  const latin = agent.replace(/[^\u0020-\u007e\u00a0-\u00ff]+/g, ' ').trim();
  const headers = { 'User-Agent': latin || 'Sluice' };
  return ip === undefined ? headers : { 'X-Forwarded-For': ip, ...headers };
}
