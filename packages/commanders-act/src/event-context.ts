import {
  compact,
  type FieldDefinition,
  type FieldDefinitions,
  firstOf,
  inSnakeCase,
  ip,
  type PayloadOf,
  timestamp,
  unixMilliseconds,
  userAgent,
} from '@sluice/kit';

const text = (label: string, description: string) =>
  ({ type: 'string', allowNull: true, label, description }) as const satisfies FieldDefinition;
const number = (label: string, description: string) =>
  ({ type: 'number', allowNull: true, label, description }) as const satisfies FieldDefinition;
const group = (label: string) =>
  ({ type: 'object', allowNull: true, label, description: 'As your app says it.' }) as const;
const at = <P extends string>(path: P) => ({ '@path': path }) as const;

/** Which event it is, when, and in which page, device and app it happened. */
export const contextFields = {
  eventId: {
    type: 'string',
    label: 'Event ID',
    description: 'The same for a repeat of the same event.',
    required: true,
    default: at('$.messageId'),
  },
  timestamp: { ...timestamp, required: true },
  page: {
    type: 'object',
    label: 'Page',
    description: 'Where in the site it happened.',
    properties: {
      title: text('Title', 'What stands in the title of the window.'),
      url: text('URL', 'The address of the page.'),
      lang: text('Language', 'Of the page, as in en.'),
      referrer: text('Referrer', 'The address of the page before.'),
      width: number('Width', 'Of the viewport, in pixels.'),
      height: number('Height', 'Of the viewport, in pixels.'),
    },
    default: {
      title: firstOf('$.context.page.title', '$.properties.title'),
      url: firstOf('$.context.page.url', '$.properties.url'),
      lang: at('$.context.page.lang'),
      referrer: firstOf('$.context.page.referrer', '$.properties.referrer'),
      width: at('$.context.screen.innerWidth'),
      height: at('$.context.screen.innerHeight'),
    },
  },
  device: {
    type: 'object',
    label: 'Device',
    description: 'The visitor’s, not your server’s: Commanders Act fills in nothing itself for events from servers.',
    properties: {
      userAgent: { ...userAgent, allowNull: true },
      ip: { ...ip, allowNull: true },
      lang: text('Language', 'Of the browser or device, as in fr.'),
      cookie: text('Cookies', 'Those that your partners need, in one text: _fbp=123; _ga=789.'),
      timezone: text('Time zone', 'As in Europe/Paris.'),
      manufacturer: text('Manufacturer', 'As in Apple.'),
      model: text('Model', 'As in iPhone16,1.'),
      type: text('Type', 'As in ios or android.'),
      os: group('Operating system'),
      network: group('Network'),
      width: number('Width', 'Of the screen.'),
      height: number('Height', 'Of the screen.'),
      density: number('Density', 'Of the screen.'),
    },
    default: {
      userAgent: userAgent.default,
      ip: ip.default,
      lang: at('$.context.locale'),
      cookie: at('$.integrations.CommandersAct.cookie'),
      timezone: at('$.context.timezone'),
      manufacturer: at('$.context.device.manufacturer'),
      model: at('$.context.device.model'),
      type: at('$.context.device.type'),
      os: at('$.context.os'),
      network: at('$.context.network'),
      width: at('$.context.screen.width'),
      height: at('$.context.screen.height'),
      density: at('$.context.screen.density'),
    },
  },
  app: {
    type: 'object',
    label: 'App',
    description: 'In which it happened.',
    properties: {
      name: text('Name', 'Of the app.'),
      version: text('Version', 'As in 5.2.1.'),
      build: text('Build', 'As in 5210.'),
      namespace: text('Namespace', 'As in com.example.shop.'),
    },
    default: {
      name: at('$.context.app.name'),
      version: at('$.context.app.version'),
      build: at('$.context.app.build'),
      namespace: at('$.context.app.namespace'),
    },
  },
} as const satisfies FieldDefinitions;

interface ContextSettings {
  readonly timestampFormat: 'text' | 'number';
}

/**
 * The `context` of an event: https://doc.commandersact.com, "HTTP tracking API source". Its time is in milliseconds, and
 * stands here although the vendor's sample of a batch prints it beside.
 */
export function contextOf(
  { eventId, page = {}, device = {}, app = {}, ...payload }: PayloadOf<typeof contextFields>,
  { timestampFormat }: ContextSettings,
): Readonly<Record<string, unknown>> | undefined {
  const milliseconds = unixMilliseconds(payload.timestamp);
  if (milliseconds === undefined) return undefined;
  const { width, height, ...ofPage } = page;
  const { width: screenWidth, height: screenHeight, density, os, network, ...ofDevice } = device;
  return filled({
    event_id: eventId,
    page: filled({ ...ofPage, viewport: filled({ width, height }) }),
    device: filled({
      ...inSnakeCase(ofDevice),
      os: filled(os ?? {}),
      network: filled(network ?? {}),
      screen: filled({ width: screenWidth, height: screenHeight, density }),
    }),
    app: filled(app),
    event_timestamp: timestampFormat === 'text' ? String(milliseconds) : milliseconds,
  });
}

/** The object without its empty members, or undefined where none is left. */
function filled(object: object): Readonly<Record<string, unknown>> | undefined {
  const members = Object.entries(compact(object));
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}
