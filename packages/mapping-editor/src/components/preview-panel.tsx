import type { OutcomeExplanation, RequestExplanation, SampleEvent } from '../explanation.ts';
import type { Previewed } from '../use-preview.ts';
import { EventTree } from './event-tree.tsx';

interface PreviewPanelProps {
  readonly events: readonly SampleEvent[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Undefined if the page provides no preview. */
  readonly previewed: Previewed | undefined;
}

/** The sample event and the requests made from it. */
export function PreviewPanel({ events, chosen, onChoose, previewed }: PreviewPanelProps) {
  const event = events[chosen];
  return (
    <div class="preview">
      <h3>Sample event</h3>
      <select
        aria-label="Sample event"
        value={String(chosen)}
        onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
      >
        {events.map((one, index) => (
          <option key={index} value={String(index)}>
            {index + 1}. {titleOf(one)}
          </option>
        ))}
      </select>
      <div class="sample">
        <EventTree key={chosen} label="Values of the sample event" root={event} />
      </div>
      {previewed && <Result {...previewed} />}
    </div>
  );
}

function titleOf({ type, event, name }: SampleEvent): string {
  const title = type === 'track' ? event : name;
  const kind = typeof type === 'string' ? type : 'no type';
  return typeof title === 'string' && title !== '' ? `${kind}: ${title}` : kind;
}

function Result({ explanation, failure }: Previewed) {
  if (failure !== undefined) {
    return (
      <section aria-label="Result">
        <h3>Result</h3>
        <p class="problem">{failure}</p>
      </section>
    );
  }
  if (!explanation) return <p class="hint">Planning …</p>;
  const { outcome, requests } = explanation;
  return (
    <section aria-label="Result">
      <h3>Result</h3>
      <Outcome {...outcome} />
      {requests.map((request, index) => (
        <RequestView key={index} number={index + 1} request={request} />
      ))}
    </section>
  );
}

const statuses = {
  planned: 'Would be sent',
  delivered: 'Delivered',
  skipped: 'Skipped',
  rejected: 'Rejected',
  retry: 'To be retried',
};
const fixes = { event: 'Fix the event.', settings: 'Fix the settings or the mapping.', vendor: 'Ask the vendor.' };

function Outcome({ status, message, fix, notes = [] }: OutcomeExplanation) {
  return (
    <div class="outcome">
      <p>
        <strong class={`status ${status}`}>{statuses[status]}</strong> {message}{' '}
        {fix && <span class="hint">{fixes[fix]}</span>}
      </p>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function RequestView({ number, request }: { readonly number: number; readonly request: RequestExplanation }) {
  const { method, url, json, form, text, ndjson } = request;
  const body =
    text ?? ndjson?.map((line) => JSON.stringify(line, null, 2)).join('\n') ?? JSON.stringify(json ?? form, null, 2);
  return (
    <figure class="request">
      <figcaption>
        <strong>{method}</strong> {url}
      </figcaption>
      {body !== undefined && (
        // Long bodies scroll, by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre tabIndex={0} aria-label={`Body of request ${number}`} role="region">
          {body}
        </pre>
      )}
    </figure>
  );
}
