import { type Destination, parseUrl } from '@sluice/kit/host';
import { sampleEvents } from './sample-events';
import { settingVariants, type Variant } from './setting-variants';
import type { Subject } from './subject';

/** Whether everything goes over https, and each request to the origin that its channel names. */
export function checkAddresses(subject: Subject): string[] {
  const events = sampleEvents(100);
  const problems = settingVariants(subject).flatMap((variant) =>
    requestsOf(variant, events).flatMap(({ what, url, origin }) => {
      const address = parseUrl(url);
      if (!address) return [`With ${variant.name}, ${what} goes to ${url}, which is no address.`];
      if (address.protocol !== 'https:') return [`With ${variant.name}, ${what} goes over plain HTTP.`];
      const isElsewhere = origin !== undefined && parseUrl(origin)?.host !== address.host;
      return isElsewhere ? [`With ${variant.name}, ${what} goes to ${address.host}, its channel to ${origin}.`] : [];
    }),
  );
  return [...new Set(problems)];
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
