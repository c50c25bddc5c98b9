import type { Report } from './report';

/** The report as one JSON document; an array of reports if there are several destinations. */
export function jsonReports(reports: readonly Report[]): string {
  const documents = reports.map((report) => ({
    ...report,
    reasons: report.reasons.map(({ firstPlace: _firstPlace, ...reason }) => reason),
  }));
  const [only, ...others] = documents;
  return `${JSON.stringify(others.length > 0 ? documents : only, null, 2)}\n`;
}
