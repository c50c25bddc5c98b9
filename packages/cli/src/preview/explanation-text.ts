import type { ExplainedField, ExplainedRequest, ExplainedSubscription, Explanation, Origin } from '@sluice/engine';
import { keysOf, pathText, pointerTo } from '@sluice/engine/language';
import { shorten } from '@sluice/kit/host';
import type { Look } from '../text/look';
import { printable } from '../text/printable';
import { statusText } from '../text/status-text';
import { wrap } from '../text/wrap';
import type { PlannedEvent } from './planned-event';

/** Explains to people why an event turns into these requests. */
export function explanationText({ event, title }: PlannedEvent, explanation: Explanation, look: Look): string {
  const { subscriptions, requests, outcome, unused } = explanation;
  const { paint, width } = look;
  const matched = subscriptions.filter(({ isMatched }) => isMatched);
  const others = subscriptions.filter(({ isMatched }) => !isMatched);
  const { status, message, notes = [] } = outcome;
  return [
    `${paint('heading', `Event ${event}`)}, ${printable(title)}: ${statusText(status, paint)}\n`,
    ...[message ?? [], notes.map((note) => `Note: ${note}`)].flat().map((text) => wrap(printable(text), '  ', width)),
    '\n',
    ...matched.map((subscription) => fieldsText(subscription, look)),
    ...requests.map((request) => requestText(request, look)),
    listText('Not used', unused.map(readable), look),
    othersText(others, matched.length > 0, look),
  ].join('');
}

function fieldsText({ name, fields = {} }: ExplainedSubscription, look: Look): string {
  const { paint, width } = look;
  const filled = Object.entries(fields).filter(([, { state }]) => state !== 'empty');
  const empty = Object.keys(fields).filter((key) => fields[key]?.state === 'empty');
  const lines = filled.map(([key, field]) => {
    const { from, notes = [] } = field;
    const source = from.length > 0 ? ` ${paint('faint', `← ${placesText(from)}`)}` : '';
    return [
      wrap(`${key}: ${readingText(field)}${source}`, '      ', width, '    '),
      ...notes.map((note) => wrap(printable(note), '      ', width)),
    ].join('');
  });
  return `  ${paint('name', `Matched by "${printable(name)}".`)}\n${lines.join('')}${listText('Empty', empty, look, '    ')}\n`;
}

const states: Readonly<Record<ExplainedField['state'], string>> = {
  sent: '',
  unsent: ', not sent',
  empty: '',
  unreadable: ', cannot be read',
  refused: ', refused',
};

function readingText({ raw, read, state }: ExplainedField): string {
  const isSame = read === undefined || JSON.stringify(raw) === JSON.stringify(read);
  return `${valueText(raw)}${isSame ? '' : ` → ${valueText(read)}`}${states[state]}`;
}

function requestText({ method, url, origins, ...request }: ExplainedRequest, look: Look): string {
  const { paint, width } = look;
  // A placeholder for what the action's own code will send.
  if (!/^https?:/.test(url))
    return wrap('The action’s own code makes the requests: without --explain the first is shown.', '  ', width);
  const lines = origins
    .filter(({ at }) => at !== '/method')
    .map((origin) => {
      // The address is already shown above.
      const value = origin.at === '/url' ? '' : `: ${valueText(valueAt(request, origin.at))}`;
      return wrap(
        `${readable(origin.at)}${value} ${paint('faint', `← ${originText(origin)}`)}`,
        '      ',
        width,
        '    ',
      );
    });
  return `  ${paint('name', printable(`${method} ${url}`))}\n${lines.join('')}\n`;
}

function originText({ kind, fields, from, settings = [] }: Origin): string {
  const places = from.length > 0 ? ` (${placesText(from)})` : '';
  const names = `${fields.map(({ field }) => field).join(', ')}${places}`;
  if (kind === 'row') return names;
  if (kind === 'changed') return `${names}, changed`;
  if (kind === 'setting') return `the ${settings.length === 1 ? 'setting' : 'settings'} ${settings.join(', ')}`;
  return fields.length > 0 ? `computed from ${names}` : 'the destination';
}

/** If one subscription matches the event, there is no need to explain why those for other events do not. */
function othersText(others: readonly ExplainedSubscription[], isTaken: boolean, look: Look): string {
  const isForAnother = ({ failed }: ExplainedSubscription) =>
    failed?.values.every(({ at }) => at === '/type' || at === '/event') ?? false;
  const told = others.filter((other) => !isTaken || !isForAnother(other));
  const listed = others.filter((other) => isTaken && isForAnother(other)).map(({ name }) => name);
  const lines = told.map((other) => failureText(other, look)).join('');
  return `${lines}${lines && '\n'}${listText('Subscriptions for other events', listed, look)}`;
}

function failureText({ name, failed }: ExplainedSubscription, { paint, width }: Look): string {
  const values = (failed?.values ?? []).map(
    ({ at, value }) => `${readable(at)} is ${value === undefined ? 'absent' : valueText(value)}`,
  );
  const why = failed ? `: ${failed.text}, but ${values.join(' and ')}` : '';
  return wrap(paint('faint', printable(`Not matched by "${name}"${why}.`)), '    ', width, '  ');
}

function listText(heading: string, names: readonly string[], { paint, width }: Look, indentation = '  '): string {
  if (names.length === 0) return '';
  const text = wrap(
    paint('faint', `${heading}: ${names.map(printable).join(', ')}.`),
    `${indentation}  `,
    width,
    indentation,
  );
  return indentation === '  ' ? `${text}\n` : text;
}

const longestValue = 71;

function valueText(value: unknown): string {
  return printable(shorten(JSON.stringify(value) ?? 'nothing', longestValue));
}

const mostPlaces = 4;

/** Summarises many places by their common prefix: `properties.products, 24 values`. */
function placesText(pointers: readonly string[]): string {
  if (pointers.length <= mostPlaces) return pointers.map(readable).join(', ');
  const [first = [], ...others] = pointers.map(keysOf);
  const differs = first.findIndex((key, at) => others.some((keys) => keys[at] !== key));
  const common = first.slice(0, differs).reduce(pointerTo, '');
  return `${common === '' ? 'the event' : readable(common)}, ${pointers.length} values`;
}

function readable(pointer: string): string {
  return printable(pathText(pointer));
}

function valueAt(root: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}
