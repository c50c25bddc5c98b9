import type { Report } from './report';

/** A report as one JSON document. */
export function jsonReport(report: Report): string {
  const reasons = report.reasons.map(({ firstPlace: _firstPlace, ...reason }) => reason);
  return `${JSON.stringify({ ...report, reasons }, null, 2)}\n`;
}
