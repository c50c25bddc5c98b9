import type { PreviewFormat } from './preview-format';

/** One JSON document, a request or an event on each of its lines. */
export function jsonFormat(): PreviewFormat {
  let opening = '{"requests":[\n';
  return {
    request(request) {
      const text = `${opening}${JSON.stringify(request)}`;
      opening = ',\n';
      return text;
    },
    end(outcomes) {
      const requests = opening === ',\n' ? '' : opening;
      const events = outcomes.map(({ title: _title, ...outcome }) => JSON.stringify(outcome));
      return `${requests}\n],"outcomes":[\n${events.join(',\n')}\n]}\n`;
    },
  };
}
