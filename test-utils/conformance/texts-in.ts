import type { Pipeline } from '@sluice/engine';

/** The texts in the requests that an event makes, by place: the channel and the names that lead there. */
export function textsIn(pipeline: Pipeline, event: object): [place: string, text: string][] {
  const found: [string, string][] = [];
  const add = (place: string, value: unknown): void => {
    if (typeof value === 'string') found.push([place, value]);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) add(`${place}/${Array.isArray(value) ? '' : key}`, member);
  };
  for (const { channel, request } of pipeline.plan([event]).drafts) add(channel.name, request.json ?? request.form);
  return found;
}
