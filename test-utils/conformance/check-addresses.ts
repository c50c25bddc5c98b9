import { type Destination, parseUrl } from '@sluice/kit/host';
import { specEvents } from '@sluice/events';
import { type Account, simulators } from '@sluice/simulators';
import { sampleEvents } from './sample-events';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';

/**
 * Whether everything goes over https to where the simulator knows the vendor to be, and each request to the origin that its
 * channel names; and whether an ID in an address is written so that it cannot change where the request goes.
 */
export function checkAddresses(subject: Subject): string[] {
  const events = sampleEvents(100);
  const problems = settingVariants(subject).flatMap((variant) =>
    requestsOf(variant, events).flatMap(({ what, url, origin }) => {
      const address = parseUrl(url);
      if (!address) return [`With ${variant.name}, ${what} goes to ${url}, which is no address.`];
      if (address.protocol !== 'https:') return [`With ${variant.name}, ${what} goes over plain HTTP.`];
      const isElsewhere = origin !== undefined && parseUrl(origin)?.host !== address.host;
      if (isElsewhere) return [`With ${variant.name}, ${what} goes to ${address.host}, its channel to ${origin}.`];
      const known = originsOf(subject, variant);
      return known?.includes(address.origin) === false
        ? [`With ${variant.name}, ${what} goes to ${address.origin}; the vendor is at ${known.join(', ')}.`]
        : [];
    }),
  );
  const turned = settingVariants(subject).flatMap((variant) => {
    const [usual, odd] = [formsOf(variant, 'C-10042'), formsOf(variant, oddId)];
    return [...odd].flatMap(([what, form]) => {
      const isTurned = form !== (usual.get(what) ?? form);
      return isTurned
        ? [
            `With ${variant.name}, ${what} is turned elsewhere by an ID such as ${oddId}: write it with encodeURIComponent.`,
          ]
        : [];
    });
  });
  return [...new Set([...problems, ...turned])];
}

/** Where the simulator says the vendor is; undefined if it does not say. */
function originsOf({ simulator }: Subject, { pipeline }: Variant): readonly string[] | undefined {
  const vendor = typeof simulator === 'string' ? simulators[simulator] : simulator;
  // -- settings are scalars, as in an account
  return vendor?.origins?.({ ...vendor.account, ...(pipeline.settings.all as Account) });
}

const oddId = 'C/1?0#0&4=2';

/** For each kind of request, the form of its address for a person with this ID: how many steps, and which parameters. */
function formsOf({ pipeline }: Variant, id: string): Map<string, string> {
  const ids = { userId: id, anonymousId: id, groupId: id, previousId: `${id}0` };
  const events = specEvents.map((event) => ({ ...event, ...ids }));
  const { destination, settings } = pipeline;
  const { drafts } = pipeline.plan(events);
  const erasure = destination.erase?.(ids, settings.all);
  const urls: [string, string][] = drafts.map(({ channel, request }) => [`a request of ${channel.name}`, request.url]);
  if (typeof erasure === 'object') urls.push(['an erasure', erasure.url]);
  return new Map(
    urls.map(([what, url]) => {
      const { pathname = '', searchParams, hash = '' } = parseUrl(url) ?? {};
      return [what, [pathname.split('/').length, ...(searchParams?.keys() ?? []), hash].join(' ')];
    }),
  );
}

interface Addressed {
  readonly what: string;
  readonly url: string;
  readonly origin?: string;
}

function requestsOf({ pipeline }: Variant, events: readonly object[]): Addressed[] {
  const { destination, settings } = pipeline;
  const { drafts } = pipeline.plan(events);
  const own = (what: string, call: ReturnType<NonNullable<Destination['test']>> | undefined): Addressed[] =>
    typeof call === 'object' ? [{ what, url: call.url }] : [];
  return [
    ...drafts.map(({ channel, request: { url } }) => {
      return { what: `a request of ${channel.name}`, url, origin: channel.origin(settings.visible) };
    }),
    ...destination.channels().map((channel) => {
      return { what: `the channel ${channel.name}`, url: channel.origin(settings.visible) };
    }),
    ...own('the test', destination.test?.(settings.all)),
    ...own('an erasure', destination.erase?.({ userId: 'C-10042', email: 'zofia@example.com' }, settings.all)),
  ];
}
