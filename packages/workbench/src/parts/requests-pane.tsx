import type { ExplainedRequest } from '@sluice/engine';
import { count } from '@sluice/kit/host';
import { litInRequests, pointed } from '../state/pointed';
import { isUnplanned, previews } from '../state/planning';
import { entries, nameOf } from '../state/workspace';
import { JsonTree } from './json-tree';
import { OutcomeLines } from './outcome-lines';
import { Unplanned } from './unplanned';

/** The requests that the event makes at one destination. */
export function RequestsPane({ entry: place }: { entry: number }) {
  const entry = entries.value[place];
  const preview = previews.value[place];
  if (isUnplanned(place)) return <Unplanned place={place} />;
  if (!entry || !preview) return null;
  const taken = preview.subscriptions.filter(({ isMatched }) => isMatched);
  const id = `requests-${place}`;
  return (
    <section class="pane requests" aria-labelledby={id}>
      <header>
        <h3 id={id}>{nameOf(entry)}</h3>
        <small class="quiet">{taken.map(({ name }) => name).join(' + ')}</small>
      </header>
      <OutcomeLines outcome={preview.outcome} />
      {preview.requests.map((request, number) => (
        <ShownRequest key={number} request={request} entry={place} number={number} total={preview.requests.length} />
      ))}
    </section>
  );
}

interface ShownRequestProps {
  readonly request: ExplainedRequest;
  readonly entry: number;
  readonly number: number;
  readonly total: number;
}

function ShownRequest({ request, entry, number, total }: ShownRequestProps) {
  const { method, url, headers, json, form, text, ndjson, origins } = request;
  const lit = litInRequests.value.get(`${entry}.${number}`) ?? new Set<string>();
  const content = { json, form, text, ndjson };
  const [member, body] = Object.entries(content).find(([, value]) => value !== undefined) ?? [];
  const onPoint = (pointer: string | undefined) =>
    (pointed.value = pointer === undefined ? undefined : { pointer, entry, request: number });
  const noteOf = (pointer: string) => {
    const kind = origins.find(({ at }) => at === pointer)?.kind;
    return kind && kindWords[kind];
  };
  return (
    <article class="request" aria-label={`Request ${number + 1} of ${total}`}>
      <p class="address">
        <b>{method}</b>{' '}
        <button
          type="button"
          class={lit.has('/url') ? 'leaf lit' : 'leaf'}
          onFocus={() => onPoint('/url')}
          onBlur={() => onPoint(undefined)}
          onMouseEnter={() => onPoint('/url')}
          onMouseLeave={() => onPoint(undefined)}
        >
          {withReadableNames(url)}
        </button>
      </p>
      <details>
        <summary>{count(Object.keys(headers).length, 'header')}</summary>
        <JsonTree value={readableHeaders(headers)} label="Headers" at="/headers" {...{ lit, noteOf, onPoint }} />
      </details>
      {member !== undefined && <JsonTree value={body} label="Body" at={`/${member}`} {...{ lit, noteOf, onPoint }} />}
    </article>
  );
}

const kindWords = {
  row: 'as a field has read it',
  changed: 'made of one value by the destination’s rules',
  computed: 'made by the destination’s rules',
  setting: 'from the settings',
} as const;

/** A URL with the names of secrets in plain braces, which a URL would encode. */
export function withReadableNames(url: string): string {
  return url.replaceAll(/%7B%7B(\w+)%7D%7D/gi, '{{$1}}');
}

/** Base64 would hide which setting is in a Basic header. */
function readableHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const [, encoded] = /^Basic ([\w+/=]+)$/.exec(value) ?? [];
      const decoded = encoded === undefined ? '' : atob(encoded);
      return [name, decoded.includes('{{') ? `Basic base64(${decoded})` : value];
    }),
  );
}
