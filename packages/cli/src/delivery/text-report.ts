import { count } from '../text/count';
import { printable } from '../text/printable';
import type { Report } from './report';
import type { Reason } from './tally';

/** What a report says besides its numbers. */
export interface ReportContext {
  readonly name: string;
  /** How many events were left out from the beginning. */
  readonly skip: number;
  /** Why the end of the input was not reached. */
  readonly stopReason: string | undefined;
  readonly rejectedFile: { readonly path: string; readonly count: number } | undefined;
}

const mostUnreadableShown = 10;

const headings: readonly (readonly [heading: string, isIn: (reason: Reason) => boolean])[] = [
  ['Rejected: mend the settings, subscriptions or credentials', ({ fix }) => fix === 'settings'],
  ['Rejected: mend the event where it is made', ({ fix }) => fix === 'event'],
  ['Rejected: ask the vendor', ({ fix }) => fix === 'vendor'],
  ['To be retried: send them again later', ({ status }) => status === 'retry'],
  ['Skipped', ({ status }) => status === 'skipped'],
];

/** A report for people. */
export function textReport(report: Report, context: ReportContext): string {
  const { events, requests, seconds, delivered, notes } = report;
  const rate = events > 0 && seconds > 0 ? `, ${number(Math.round(events / seconds))} events a second` : '';
  const head = `${context.name}: ${count(events, 'event')}, ${count(requests, 'request')} in ${seconds.toFixed(1)} s${rate}`;
  const totals = [
    ['delivered', delivered],
    ['skipped', report.skipped],
    ['rejected', report.rejected],
    ['to be retried', report.retry],
  ] as const;
  const totalLines = totals.map(([word, total]) => `  ${word.padEnd(14)}${number(total).padStart(12)}\n`);
  const sections = [
    `${head}\n\n${totalLines.join('')}`,
    ...headings.map(([heading, isIn]) => section(heading, report.reasons.filter(isIn).map(reasonLine))),
    section(
      'Delivered, but',
      notes.map((note) => line(note.count, note.message)),
    ),
    section(unreadableHeading(report), unreadableLines(report)),
    advice(report, context),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

const number = (value: number) => value.toLocaleString('en');

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${heading}\n${lines.join('')}`;
}

function line(total: number, text: string): string {
  return `${number(total).padStart(9)}  ${printable(text)}\n`;
}

function reasonLine({ count: total, message, firstEvent, firstPlace }: Reason): string {
  const place = firstPlace ? `: ${firstPlace.source}, line ${firstPlace.line}` : '';
  const which = total === 1 ? 'event' : 'first event';
  return `${line(total, message)}${' '.repeat(11)}(${which} ${firstEvent}${place})\n`;
}

function unreadableHeading({ unreadable, unreadableMore = 0 }: Report): string {
  return `Unreadable in ${count(unreadable.length + unreadableMore, 'place')}: mend the input`;
}

function unreadableLines({ unreadable, unreadableMore = 0 }: Report): string[] {
  const shown = unreadable.slice(0, mostUnreadableShown);
  const left = unreadable.length + unreadableMore - shown.length;
  const lines = shown.map(({ source, line: at, problem }) => `  ${source}, line ${at}: ${printable(problem)}\n`);
  return left > 0 ? [...lines, `  … and ${number(left)} more\n`] : lines;
}

function advice(report: Report, { skip, stopReason, rejectedFile }: ReportContext): string {
  const lines: string[] = [];
  if (report.events === 0 && report.resumeAt === undefined) lines.push('There were no events to send.');
  const undelivered = report.rejected + report.retry;
  if (rejectedFile && rejectedFile.count > 0) {
    const kept = `${count(rejectedFile.count, 'event')} kept in ${rejectedFile.path} with the reason`;
    lines.push(`${kept}. Send that file again once the cause is mended.`);
  } else if (undelivered > 0) {
    lines.push(
      `${count(undelivered, 'event')} not delivered and kept nowhere: --rejected FILE keeps them, ready to be sent again.`,
    );
  }
  if (report.resumeAt !== undefined) {
    const isAtStart = report.resumeAt === skip;
    const how = isAtStart ? 'Then call the same command again' : `To go on, add --skip ${report.resumeAt}`;
    lines.push(`${stopReason} ${how}.`);
  }
  return lines.map((text) => `${text}\n`).join('');
}
