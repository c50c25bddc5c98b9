import type { PreviewFormat } from './preview-format';

/** One JSON document, a request or an event on each of its lines. */
export function jsonFormat(destination: string): PreviewFormat {
  const beginning = `{"destination":${JSON.stringify(destination)},"requests":[\n`;
  let opening = beginning;
  return {
    request(request) {
      const text = `${opening}${JSON.stringify(request)}`;
      opening = ',\n';
      return text;
    },
    end(_, shown) {
      const requests = opening === beginning ? opening : '';
      const events = shown.map(({ title: _title, ...outcome }) => JSON.stringify(outcome));
      return `${requests}\n],"outcomes":[\n${events.join(',\n')}\n]}\n`;
    },
  };
}
