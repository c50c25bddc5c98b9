import type { Command } from './command';
import { connection } from './connection';
import { authorization, batchUrl } from './endpoint';
import { readResults } from './read-results';
import { type Visitor, visitorHeaders } from './visitor';

/**
 * 50 commands a request and 6,000 requests a minute: https://documentation.bloomreach.com/engagement/reference/batch-commands-2,
 * which Data Hub does not restate. The bytes are our own caution: a customer update must stay below 800 KB, and no size
 * is published for a whole request.
 */
export const batch = connection.channel<{ readonly command: Command; readonly visitor: Visitor }>({
  limits: { items: 50, bytes: 800_000, callsPerSecond: 100 },
  together: ({ visitor }, { sendVisitorHeaders }) =>
    sendVisitorHeaders ? Object.values(visitorHeaders(visitor)).join('\n') : '',
  onRefusal: 'split',
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
  itemsIn: (body) => (body as { commands: Command[] }).commands.map((command) => ({ command, visitor: {} })),
  outcomes: readResults,
});
