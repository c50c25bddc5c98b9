import type { Pipeline } from '@sluice/engine';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';
import { textsIn } from './texts-in';

const call = { userId: 'u-4711', anonymousId: 'a-4711', messageId: 'm-4711', timestamp: '2026-11-28T10:00:00Z' };

type Said = (value: string) => object;

/** What calls say of somebody else, and how they say the same of the person whose they are. */
const others: readonly { readonly what: string; readonly own: Said; readonly other: Said }[] = [
  {
    what: 'The address of a friend, in the properties of "Friend Invited",',
    own: (email) => ({
      ...call,
      type: 'track',
      event: 'Friend Invited',
      properties: {},
      context: { traits: { email } },
    }),
    other: (email) => ({ ...call, type: 'track', event: 'Friend Invited', properties: { email } }),
  },
  {
    what: 'The address of a group',
    own: (email) => ({ ...call, type: 'identify', traits: { email } }),
    other: (email) => ({ ...call, type: 'group', groupId: 'g-1', traits: { email } }),
  },
  {
    what: 'The name of a group',
    own: (name) => ({ ...call, type: 'identify', traits: { name } }),
    other: (name) => ({ ...call, type: 'group', groupId: 'g-1', traits: { name } }),
  },
];

/** Whether nothing that is said of a friend or a company is sent as if it were the person's: what overwrites a customer is lost. */
export function checkOthers(subject: Subject): string[] {
  const [{ pipeline }] = settingVariants(subject);
  return others.flatMap(({ what, own, other }) => {
    const places = new Set(placesOf(pipeline, own));
    const taken = placesOf(pipeline, other).filter((place) => places.has(place));
    return taken.map((place) => `${what} is sent as the person’s (${place}): ${fix}`);
  });
}

const fix = 'only the properties of an order or a sign-up, and the traits of a person, are about its sender.';

/** Where the requests depend on a value, if only by its hash. */
function placesOf(pipeline: Pipeline, said: Said): string[] {
  const [before, after] = ['Adam@one.example', 'Beth@two.example'].map((value) => textsBy(pipeline, said(value)));
  return [...(before ?? [])].flatMap(([place, text]) => (after?.get(place) === text ? [] : [place]));
}

function textsBy(pipeline: Pipeline, event: object): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [place, text] of textsIn(pipeline, event)) texts.set(place, `${texts.get(place) ?? ''}|${text}`);
  return texts;
}
