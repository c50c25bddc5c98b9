import { isDeepStrictEqual } from 'node:util';
import { extract } from './extract';
import type { SeedPage } from './seed-page';

/** How what is kept of a page differs from what the page prints. */
export function comparePage(page: string, { payloads, notPayloads }: SeedPage): string[] {
  const kept = payloads.map(({ id, printed, repairs = [] }) => ({ id, content: { printed, repairs } }));
  const samples = extract(page)
    .filter(({ text }) => !notPayloads.some(({ begins }) => text.startsWith(begins)))
    .map(({ text, printed, repairs }) => ({ text, content: { printed, repairs } }));
  const oneLine = page.replaceAll(/\s+/g, ' ');
  return [
    ...samples
      .filter(({ content }) => !kept.some((one) => isDeepStrictEqual(one.content, content)))
      .map(({ text }) => `printed on the page, but not kept: ${text.slice(0, 100)}`),
    ...kept
      .filter(({ content }) => !samples.some((one) => isDeepStrictEqual(one.content, content)))
      .map(({ id }) => `kept, but not printed on the page: ${id}`),
    ...notPayloads
      .filter(({ begins }) => !oneLine.includes(begins))
      .map(({ begins }) => `listed as no payload, but not on the page: ${begins}`),
    ...(samples.length === kept.length ? [] : [`${samples.length} printed, ${kept.length} kept`]),
  ];
}
