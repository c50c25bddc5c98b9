import { count } from '@sluice/kit/host';
import { lossSections } from '../losses';
import { countedLine } from '../text/counted-line';
import type { Look } from '../text/look';
import type { Tone } from '../text/paint';
import { printable } from '../text/printable';
import { statusText } from '../text/status-text';
import { wrap } from '../text/wrap';
import type { Report } from './report';
import type { Reason } from './tally';

/** What a report says in addition to its numbers. */
export interface ReportContext {
  readonly name: string;
  /** How many events were skipped from the beginning. */
  readonly skip: number;
  /** Why the end of the input was not reached. */
  readonly stopReason: string | undefined;
  readonly rejectedFile: { readonly path: string; readonly count: number } | undefined;
  readonly checkpoint: { readonly events: number } | undefined;
  /** How many events after the resume point arrived anyway. */
  readonly arrivedBehind: number;
}

const mostUnreadableShown = 10;

const headings: readonly (readonly [heading: string, tone: Tone, isIn: (reason: Reason) => boolean])[] = [
  ['Rejected: fix the settings, subscriptions or credentials', 'bad', ({ fix }) => fix === 'settings'],
  ['Rejected: fix the event at its source', 'bad', ({ fix, isTooOld }) => fix === 'event' && !isTooOld],
  ['Rejected: too old, can never be delivered', 'bad', ({ isTooOld }) => isTooOld === true],
  ['Rejected: ask the vendor', 'bad', ({ fix }) => fix === 'vendor'],
  ['Retry: send them again later', 'warning', ({ status }) => status === 'retry'],
  ['Skipped', 'heading', ({ status }) => status === 'skipped'],
];

/** A report for people. */
export function textReport(report: Report, context: ReportContext, look: Look): string {
  const { events, requests, seconds, notes } = report;
  const { paint, width } = look;
  const rate = events > 0 && seconds > 0 ? `, ${number(Math.round(events / seconds))} events per second` : '';
  const head = `${context.name}: ${count(events, 'event')}, ${count(requests, 'request')} in ${seconds.toFixed(1)} s${rate}`;
  const totalLines = (['delivered', 'skipped', 'rejected', 'retry'] as const).map((word) => {
    const total = report[word];
    const doubtful = report.reasons.reduce((sum, one) => sum + (one.status === word ? one.mayHaveArrived : 0), 0);
    const doubt = doubtful > 0 ? ` (${number(doubtful)} may have arrived)` : '';
    const line = `${word.padEnd(14)}${number(total).padStart(12)}`;
    return `  ${total > 0 ? statusText(word, paint, line) : line}${doubt}\n`;
  });
  const section = (heading: string, tone: Tone, lines: readonly string[]) =>
    lines.length === 0 ? '' : wrap(paint(tone, heading), '', width) + lines.join('');
  const sections = [
    `${wrap(paint('heading', head), '', width)}\n${totalLines.join('')}`,
    ...headings.map(([heading, tone, isIn]) =>
      section(
        heading,
        tone,
        report.reasons.filter(isIn).map((reason) => reasonLine(reason, look)),
      ),
    ),
    section(
      'Delivered, but',
      'warning',
      notes.map((note) => countedLine(note.count, printable(note.message), width)),
    ),
    ...(report.simulator ? lossSections(report.simulator, look) : []),
    section(unreadableHeading(report), 'bad', unreadableLines(report, width)),
    advice(report, context, width),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

const number = (value: number) => value.toLocaleString('en');

function reasonLine({ count: total, message, firstEvent, firstPlace }: Reason, { paint, width }: Look): string {
  const place = firstPlace ? `: ${firstPlace.source}, line ${firstPlace.line}` : '';
  const which = total === 1 ? 'event' : 'first event';
  const where = paint('faint', `(${which} ${firstEvent}${place})`);
  return countedLine(total, printable(message), width) + wrap(where, ' '.repeat(11), width);
}

function unreadableHeading({ unreadable, unreadableMore = 0 }: Report): string {
  return `Unreadable in ${count(unreadable.length + unreadableMore, 'place')}: fix the input`;
}

function unreadableLines({ unreadable, unreadableMore = 0 }: Report, width: number): string[] {
  const shown = unreadable.slice(0, mostUnreadableShown);
  const left = unreadable.length + unreadableMore - shown.length;
  const lines = shown.map(({ source, line, problem }) =>
    wrap(`${source}, line ${line}: ${printable(problem)}`, '    ', width, '  '),
  );
  return left > 0 ? [...lines, `  … and ${number(left)} more\n`] : lines;
}

function advice(report: Report, context: ReportContext, width: number): string {
  const lines = (report.empty ?? []).map((source) => `${source} is empty.`);
  if (report.events === 0 && report.resumeAt === undefined) {
    const { skip } = context;
    lines.push(skip > 0 ? `There are no events after the first ${number(skip)}.` : 'There were no events to send.');
  }
  lines.push(...adviceOnUndelivered(report, context), ...adviceOnGoingOn(report, context));
  return lines.map((text) => wrap(text, '', width)).join('');
}

function adviceOnUndelivered({ rejected, retry, reasons }: Report, { rejectedFile }: ReportContext): string[] {
  const undelivered = rejected + retry;
  if (undelivered === 0) return [];
  const tooOld = reasons.reduce((sum, { isTooOld, count: total }) => sum + (isTooOld ? total : 0), 0);
  const isHopeless = tooOld === undelivered;
  if (!rejectedFile || rejectedFile.count === 0) {
    const hint = rejectedFile || isHopeless ? '' : ': --rejected FILE keeps them with the reason';
    return [`${count(undelivered, 'event')} not delivered and not kept${hint}.`];
  }
  const kept = `${count(rejectedFile.count, 'event')} kept in ${rejectedFile.path} with the reason.`;
  if (isHopeless) return [kept];
  const when = retry === undelivered ? 'Send that file again later.' : 'Fix the causes, then send that file again.';
  return [`${kept} ${when}${tooOld > 0 ? ` What is too old (${number(tooOld)}) is rejected again.` : ''}`];
}

function adviceOnGoingOn(report: Report, { skip, stopReason, checkpoint, arrivedBehind }: ReportContext): string[] {
  if (report.resumeAt === undefined) {
    if (!checkpoint || checkpoint.events >= skip + report.events) return [];
    const at = `The checkpoint stays before event ${checkpoint.events}, which must be sent again`;
    return [
      `${at}: the same command sends it and all after it. With --rejected FILE the checkpoint would move past it.`,
    ];
  }
  const isSameCommand = checkpoint !== undefined || report.resumeAt === skip;
  const how = isSameCommand ? 'run the same command again' : `add --skip ${report.resumeAt}`;
  const doubled = `${count(arrivedBehind, 'event')} after that point arrived already and will arrive again.`;
  return [`${stopReason} To resume, ${how}.`, ...(arrivedBehind > 0 ? [doubled] : [])];
}
