import type { PreviewFormat } from './preview-format';

/** One JSON document with a request or an event on each line. */
export function jsonFormat(destination: string, content: 'requests' | 'explanations' = 'requests'): PreviewFormat {
  const beginning = `{"destination":${JSON.stringify(destination)},"${content}":[\n`;
  let opening = beginning;
  const line = (value: object): string => {
    const text = `${opening}${JSON.stringify(value)}`;
    opening = ',\n';
    return text;
  };
  return {
    request: line,
    explanation: ({ event }, explanation) => line({ event, ...explanation }),
    end({ shown }) {
      const requests = opening === beginning ? opening : '';
      const events = shown.map(({ title: _title, ...outcome }) => JSON.stringify(outcome));
      return `${requests}\n],"outcomes":[\n${events.join(',\n')}\n]}\n`;
    },
  };
}
