import { catalog } from '@sluice/catalog';
import { compile, compileMapping, type Subscription } from '@sluice/engine';
import { type Destination, directiveNames, isObject } from '@sluice/kit/host';
import { accountOf } from './with-account';

type Known = 'config' | 'subscriptions' | 'event' | 'mapping' | 'settings' | 'package';
type Members = Readonly<Record<string, unknown>>;

const destinations = Object.values(catalog) as readonly Destination[];

/** What JSON of a page is; throws where it is nothing that we take, or is not in order. */
export function assertKnown(value: unknown, vendor?: string): Known {
  if (Array.isArray(value)) {
    for (const one of value as Subscription[]) compileOne(one);
    return 'subscriptions';
  }
  if (!isObject(value)) throw new Error('It is neither an object nor a list of subscriptions.');
  if (Array.isArray(value.destinations)) {
    for (const entry of value.destinations as Members[]) assertEntry(entry);
    return 'config';
  }
  if ('partnerAction' in value) {
    compileOne(value as never);
    return 'subscriptions';
  }
  if (isEvent(value)) {
    for (const destination of destinations) {
      compile(destination, { settings: accountOf(destination.slug) }).plan([value]);
    }
    return 'event';
  }
  if (hasDirective(value)) {
    compileMapping(value);
    return 'mapping';
  }
  if ('overrides' in value || 'dependencies' in value) return 'package';
  const found = vendor === undefined ? destinations.find((one) => isOfSettings(value, one)) : catalog[vendor];
  if (found && isOfSettings(value, found)) {
    compile(found, { settings: { ...accountOf(found.slug), ...written(value) } });
    return 'settings';
  }
  if (vendor === undefined && Object.hasOwn(value, 'apiKey')) return 'settings'; // -- of the imaginary vendor
  throw new Error('It is no event, mapping, subscription, setting or config file. What is it?');
}

function assertEntry({ destination, settings, subscriptions }: Members): void {
  const found = catalog[String(destination)];
  if (!found) throw new Error(`There is no destination ${String(destination)}.`);
  compile(found, {
    settings: { ...accountOf(found.slug), ...written((settings ?? {}) as Members) },
    ...(subscriptions !== undefined && { subscriptions: subscriptions as Subscription[] }),
  });
}

/** Settings without those that the page leaves to its reader. */
function written(settings: Members): Members {
  const isLeft = (value: unknown) => typeof value === 'string' && (value.includes('…') || value.includes('${'));
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => !isLeft(value)));
}

function isOfSettings(value: Members, { authentication }: Destination): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => Object.hasOwn(authentication.fields, name));
}

/** With the destination that has the action. */
function compileOne(subscription: Subscription): void {
  const having = destinations.filter(({ actions }) => Object.hasOwn(actions, subscription.partnerAction));
  const fitting = having.filter((destination) => {
    const { problems } = problemsOf(destination, subscription);
    return problems.length === 0;
  });
  if (fitting.length > 0) return;
  const [first] = having;
  throw new Error(
    first ? problemsOf(first, subscription).problems.join('\n') : `Nobody has ${subscription.partnerAction}.`,
  );
}

function problemsOf(destination: Destination, subscription: Subscription): { problems: string[] } {
  try {
    compile(destination, { settings: {}, subscriptions: [subscription] });
    return { problems: [] };
  } catch (error) {
    const { problems = [] } = error as { problems?: { place: string; message: string }[] };
    const ofIt = problems.filter(({ place }) => !place.startsWith('settings'));
    return { problems: ofIt.map(({ place, message }) => `${place}: ${message}`) };
  }
}

const calls = ['track', 'identify', 'page', 'screen', 'group', 'alias'];
const membersOfEvents = ['integrations', 'context', 'properties', 'traits'];

/** Whole, or those of its members that the page is about. */
function isEvent(value: Members): boolean {
  return (
    calls.includes(value.type as string) ||
    (Object.keys(value).length > 0 &&
      Object.keys(value).every((name) => membersOfEvents.includes(name) && isObject(value[name])) &&
      !hasDirective(value))
  );
}

function hasDirective(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, member]) => (directiveNames as readonly string[]).includes(name) || hasDirective(member),
  );
}
