import { compile } from '@sluice/engine';
import type { Request } from '@sluice/kit/host';
import { ipAddress } from '@sluice/kit';
import { generateEvents, specEvents } from '@sluice/events';
import { destination } from '@sluice/tracify';
import { runs } from '@sluice/test-utils/runs';
import * as fc from 'fast-check';
import { settings, subscription } from './plan';

/** Every text and number of an event that tells who somebody is, wherever it stands. */
const identifying = /^(email|phone|ip|userAgent|userId|anonymousId|previousId|recipient|username|firstName|lastName)$/;

function identifiersIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    identifying.test(key) && ((typeof member === 'string' && member !== '') || typeof member === 'number')
      ? [String(member)]
      : identifiersIn(member),
  );
}

/** The request as whoever reads along sees it, and as it is once all percent-encoding is undone, one layer at a time. */
function readingsOf({ url, json }: Request): string[] {
  const readings = [`${url} ${JSON.stringify(json)}`];
  for (let layer = 0; layer < 5; layer += 1) readings.push(undo(readings.at(-1) ?? ''));
  return [...readings, ...readings.map((reading) => reading.replaceAll('+', ' '))].map((reading) =>
    reading.toLowerCase(),
  );
}

function undo(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** The identifiers that stand somewhere in the requests. */
function leaks(requests: readonly Request[], identifiers: readonly string[]): string[] {
  const readings = requests.flatMap(readingsOf);
  return identifiers.filter((identifier) => {
    const forms = [identifier, JSON.stringify(identifier).slice(1, -1)].map((form) => form.toLowerCase());
    return readings.some((reading) => forms.some((form) => reading.includes(form)));
  });
}

/** Sends everything that may be sent, and every track event as a conversion besides. */
const pipeline = compile(destination, {
  settings: { ...settings, siteUrl: 'https://www.harbour.example', currency: 'EUR', sendUndocumentedKeys: true },
  subscriptions: [
    subscription('viewPage', 'type = "page" or type = "screen"'),
    subscription('viewProduct', 'type = "track" and event = "Product Viewed"'),
    subscription('addToCart', 'type = "track" and event = "Product Added"'),
    subscription('purchase', 'type = "track" and event = "Order Completed"'),
    subscription('conversion', 'type = "track"', { amount: 0 }),
  ],
});

function send(event: unknown) {
  const { drafts, outcomes } = pipeline.plan([event]);
  return { requests: drafts.map((draft) => draft.request), outcomes };
}

describe('no raw identifier leaves', () => {
  it.each([
    ['of the events of the spec', specEvents],
    ['of 1,000 generated events', [...generateEvents({ count: 1000 })]],
  ])('%s', (_, events) => {
    let sent = 0;
    for (const event of events) {
      const { requests } = send(event);
      sent += requests.length;
      expect(leaks(requests, identifiersIn(event))).toEqual([]);
    }
    expect(sent).toBeGreaterThan(events.length / 2);
  });

  it('wherever it stands in an address, in whatever encoding', () => {
    fc.assert(
      fc.property(person, fc.array(fragment, { maxLength: 3 }), places, (who, others, shape) => {
        const write = (text: string) => shape.encodings.reduce((encoded, encode) => encode(encoded), text);
        const hidden = [who.email, who.phone, who.userId, who.anonymousId, who.ip, who.userAgent].map(write);
        const address = shape.address(hidden, others);
        const event = eventOf(who, shape.kind, address);
        const { requests, outcomes } = send(event);
        expect(leaks(requests, Object.values(who))).toEqual([]);
        expect(outcomes).toEqual([undefined]);
        // What names nobody arrives, unless the email address itself tears the other to pieces.
        const isWhole = !/[?#&=/]/.test(who.email);
        expect(isWhole && !JSON.stringify(requests).includes('kept-as-it-is')).toBe(false);
      }),
      runs(1000),
    );
  });
});

const letters = (minLength: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789')),
    minLength,
    maxLength: 12,
  });

const person = fc.record({
  email: fc.oneof(
    fc.emailAddress(),
    fc.tuple(letters(1), letters(1)).map(([name, host]) => `${name}+shop@${host}.example`),
  ),
  phone: fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map((number) => `+49${number}`),
  userId: letters(6).map((id) => `C-${id}`),
  anonymousId: fc.uuid(),
  ip: fc.oneof(fc.ipV4(), fc.ipV6()).filter((ip) => typeof ipAddress().kind.read(ip) === 'string'),
  userAgent: letters(5).map((name) => `Mozilla/5.0 (X11; Linux) ${name}/1.0`),
});

const fragment = letters(1).map((text) => `x-${text}`);

const encodings = fc.array(fc.constantFrom(encodeURIComponent, encodeURI, encodeEach, encodeForm), { maxLength: 3 });

/** Every character, whether it needs it or not. */
function encodeEach(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

type Address = (hidden: readonly string[], others: readonly string[]) => string;

/** As forms do: a blank is a plus. */
function encodeForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

const places = fc.record({
  encodings,
  kind: fc.constantFrom('url', 'search', 'referrer'),
  address: fc.constantFrom<Address>(
    (hidden, others) => `https://shop.example/u/${[...hidden, ...others].join('/')}?utm_source=kept-as-it-is`,
    (hidden, others) =>
      `https://shop.example/kept-as-it-is?${[...others, ...hidden].map((one, at) => `p${at}=${one}`).join('&')}`,
    (hidden, others) =>
      `https://shop.example/kept-as-it-is?${[...others, ...hidden].map((one) => `${one}=1`).join('&')}`,
    (hidden) => `https://shop.example/kept-as-it-is#${hidden.join('&')}`,
    (hidden) => `https://${encodeURIComponent(hidden[0] ?? '')}:pw@shop.example/kept-as-it-is`,
    // Within a part of a path an ID is none: only what cannot stand there by chance is found.
    ([email, , , , , userAgent]) =>
      `https://shop.example/kept-as-it-is;${email}/kept-as-it-is/x${userAgent}?utm_source=kept-as-it-is`,
  ),
});

function eventOf(who: Readonly<Record<string, string>>, kind: string, address: string): object {
  const { ip, userAgent, userId, anonymousId, email, phone } = who;
  const own = 'https://shop.example/kept-as-it-is';
  const page = {
    url: kind === 'url' ? address : own,
    ...(kind === 'search' && { search: address.slice(address.indexOf('?') + 1) }),
    ...(kind === 'referrer' && { referrer: address }),
  };
  const context = { ip, userAgent, page, traits: { email, phone } };
  return { type: 'page', userId, anonymousId, timestamp: 1767323045, context };
}
