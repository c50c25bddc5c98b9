import {
  anonymousId,
  compact,
  delivered,
  defineConnection,
  defineDestination,
  type Destination,
  type Limits,
  rejected,
  type Request,
  timestamp,
  unixSeconds,
  userId,
} from '@sluice/kit';

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
  /** Whether it reads only the status of an answer. */
  readonly isCareless?: boolean;
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
    limits: limits ?? { items: 50, bytes: 50_000 },
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
    outcomes: ({ json, items }) => {
      const { results = [] } = Object(json) as { results?: readonly { success: boolean }[] };
      if (isCareless || results.length !== items.length) return undefined;
      return results.map(({ success }) => (success ? delivered : rejected('event', 'No.')));
    },
  });
  const category = isAnonymous ? 'data' : 'identifier';
  const who = { userId: { ...userId, category }, anonymousId: { ...anonymousId, category } } as const;
  const record = connection.action({
    title: 'Record event',
    description: 'Records an event.',
    fields: {
      ...who,
      timestamp,
      name: {
        type: 'string',
        label: 'Name',
        description: 'Of the event, else its type.',
        required: true,
        default: {
          '@if': { exists: { '@path': '$.event' }, then: { '@path': '$.event' }, else: { '@path': '$.type' } },
        },
      },
    },
    items: ({ payload, refuse, note }) => {
      const ids = compact({ customer_id: payload.userId, cookie: payload.anonymousId });
      const isKnown = Object.values(ids).some((id) => /[\p{L}\p{N}]/u.test(id) && !/^(null|undefined)$/.test(id));
      if (!isKnown) throw refuse('userId', 'the event is of nobody.');
      const data = { customer_ids: ids, event_type: payload.name, properties: {} };
      const own: Command = {
        name: 'customers/events',
        data: { ...data, ...compact({ timestamp: unixSeconds(payload.timestamp) }) },
      };
      const event: EventOfCommand = {
        name: payload.name,
        ...compact({ at: payload.timestamp }),
        refuse: (reason) => refuse('name', reason),
        note,
      };
      return [commands.item(command?.(own, event) ?? own)];
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
