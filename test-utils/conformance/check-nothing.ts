import type { Request } from '@sluice/kit/host';
import { nameEvent } from './name-event';
import { allSamples } from './sample-events';
import { settingVariants } from './setting-variants';
import type { Subject } from './subject';

/** What programs write if they have no value. */
const written = /(?:^|[^\p{L}\p{N}])(?:undefined|null|NaN|Invalid Date|\[object Object\])(?:$|[^\p{L}\p{N}])/u;

/**
 * Whether what the samples do not contain is left out: nothing in a request is null, an empty text, or the word that a program
 * writes for it. An empty list or object may be what the vendor asks for. Also whether no event makes the same item twice.
 */
export function checkNothing(subject: Subject): string[] {
  const problems = settingVariants(subject).flatMap(({ name, pipeline }) =>
    allSamples.flatMap((event) => {
      const { drafts } = pipeline.plan([event]);
      const places = drafts.flatMap(({ request }) => emptiesIn(request));
      const items = drafts.flatMap(({ channel, parts }) =>
        parts.flatMap((part) => part.items.map(({ value }) => `${channel.name} ${JSON.stringify(value)}`)),
      );
      return [
        ...places.map((place) => `With ${name}, of ${nameEvent(event)}: ${place}.`),
        ...(new Set(items).size < items.length ? [`With ${name}, ${nameEvent(event)} is sent twice.`] : []),
      ];
    }),
  );
  return [...new Set(problems)];
}

function emptiesIn({ url, headers, json, form, ndjson }: Request): string[] {
  const body = json ?? form ?? ndjson;
  return [
    ...(body === undefined ? [] : emptyLeaves(body, '')),
    ...[url, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
      .filter((text) => written.test(text))
      .map((text) => `"${text.split(/[?:]/)[0]}" holds the word for no value`),
  ];
}

function emptyLeaves(value: unknown, place: string): string[] {
  if (value === undefined) return [];
  if (value === null || value === '') return [`${place} is ${JSON.stringify(value)}`];
  if (typeof value === 'string') return written.test(value) ? [`${place} holds the word for no value`] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place} is ${value}`];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => emptyLeaves(member, place === '' ? key : `${place}.${key}`));
}
