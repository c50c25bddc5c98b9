import {
  anonymousId,
  delivered,
  defineConnection,
  defineDestination,
  type Destination,
  rejected,
  type Request,
  text,
  time,
  userId,
} from '@sluice/kit';
import type { Limits } from '@sluice/kit/host';

/** What one event becomes: a command of Bloomreach's, whose simulator stands for this vendor. */
export interface Command {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Settings = Readonly<{ streamId: string; apiSecret?: string; isAlone: boolean }>;

/** What a command is made from, and what can be said of it. */
export interface EventOfCommand {
  readonly name: string;
  readonly at?: string | number;
  readonly refuse: (reason: string) => Error;
  readonly note: (text: string) => void;
}

/** Where a destination is spoilt. */
export interface Spoilt {
  readonly limits?: Limits | (() => Limits);
  readonly together?: (command: Command) => string;
  readonly command?: (command: Command, event: EventOfCommand) => Command;
  readonly request?: (request: Request, commands: readonly Command[], settings: Settings) => Request;
  /** Whether it takes every answer for a delivery. */
  readonly isCareless?: boolean;
  /** Whether it blames the wrong commands. */
  readonly isBackwards?: boolean;
  /** Whether it cannot read the bodies it makes. */
  readonly isIllegible?: boolean;
  /** Whether the fields say who an event is of. */
  readonly isAnonymous?: boolean;
}

/** A small vendor who conforms, unless spoilt. */
export function smallDestination({
  limits,
  together,
  command,
  request,
  isCareless = false,
  isBackwards = false,
  isIllegible = false,
  isAnonymous = false,
}: Spoilt = {}): Destination {
  const connection = defineConnection({
    settings: {
      streamId: { type: 'string', label: 'Stream', description: 'Where events go.', required: true },
      apiSecret: { type: 'password', label: 'Secret', description: 'What nobody may see.' },
      isAlone: { type: 'boolean', label: 'Alone', description: 'Whether visitors share a request.', default: false },
    },
  });
  const commands = connection.channel<Command>({
    name: 'commands',
    origin: () => 'https://small.example',
    query: ({ streamId }) => ({ stream_id: streamId }),
    limits: limits ?? { items: 50, bytes: 50_000, callsPerSecond: 100 },
    together: together ?? ((own, { isAlone }) => (isAlone ? JSON.stringify(own.data.customer_ids) : '')),
    request: (items, settings) => {
      const made: Request = {
        method: 'POST',
        url: `https://small.example/track/u/v1/batch?stream_id=${encodeURIComponent(settings.streamId)}`,
        headers: { 'Content-Type': 'application/json', Authorization: `Token ${settings.apiSecret ?? ''}` },
        json: { commands: items },
      };
      return request?.(made, items, settings) ?? made;
    },
    ...(!isIllegible && { itemsIn: (body) => (body as { commands: Command[] }).commands }),
    speaks: 'body',
    outcomes: ({ json, items }) => {
      const { results = [] } = Object(json) as { results?: readonly { success: boolean }[] };
      if (isCareless) return items.map(() => delivered);
      if (results.length !== items.length) return undefined;
      const verdicts = results.map(({ success }) => (success ? delivered : rejected('event', 'No.')));
      return isBackwards ? verdicts.toReversed() : verdicts;
    },
  });
  const { category: _, ...nobody } = userId();
  const { category: __, ...noBrowser } = anonymousId();
  const record = connection.action({
    title: 'Record event',
    description: 'Records an event.',
    tables: {
      ids: {
        customer_id: isAnonymous ? nobody : userId(),
        cookie: isAnonymous ? noBrowser : anonymousId(),
      },
      event: {
        timestamp: time('seconds'),
        name: text('Name', 'Of the event, else its type.', { from: ['$.event', '$.type'], required: true }),
      },
    },
    items: ({ ids, event, refuse, note }) => {
      if ((ids.customer_id ?? ids.cookie) === undefined) throw refuse('customer_id', 'the event is of nobody.');
      const data = { customer_ids: { ...ids }, event_type: event.name, properties: {}, timestamp: event.timestamp };
      const own: Command = { name: 'customers/events', data };
      const about: EventOfCommand = {
        name: event.name,
        ...(event.timestamp !== undefined && { at: event.timestamp }),
        refuse: (reason) => refuse('name', reason),
        note,
      };
      return [commands.item(command?.(own, about) ?? own)];
    },
  });
  return defineDestination({
    name: 'Small',
    slug: 'small',
    description: 'A small vendor.',
    connection,
    actions: { record },
    presets: [
      { name: 'Tracks', partnerAction: 'record', on: { track: 'others' } },
      { name: 'Other calls', partnerAction: 'record', on: ['identify', 'page', 'screen', 'group', 'alias'] },
    ],
  });
}
