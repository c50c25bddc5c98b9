import { nameOf, personOf } from '../state/event-words';
import type { Exchange, Sending } from '../state/sending';
import type { Row } from '../state/timeline';
import { JsonTree } from './json-tree';
import { withReadableNames } from './requests-pane';
import { StatusBadge } from './status';

const mostEvents = 50;

interface ExchangeCardProps {
  readonly exchange: Exchange;
  readonly rows: readonly Row[];
  readonly sending: Sending;
}

/** One request of a sending: what was sent, the answer, and the outcomes of its events. */
export function ExchangeCard({ exchange, rows, sending }: ExchangeCardProps) {
  const {
    number,
    attempt,
    method,
    url,
    headers,
    body,
    status,
    answer,
    failure,
    fault,
    dropped = [],
    events,
  } = exchange;
  const row = rows.find(({ exchanges }) => exchanges.some((one) => one.number === number));
  return (
    <section class="card" aria-label={`Request ${number}`}>
      <h3>
        Request {number}
        {attempt > 1 && `, attempt ${attempt}`}: {status === undefined || status === 0 ? 'no answer' : status} after{' '}
        {Math.round(exchange.milliseconds).toLocaleString('en')} ms
      </h3>
      {fault !== undefined && <p class="warning">Simulated fault: {fault}</p>}
      {row !== undefined && row.depth > 0 && <p class="quiet">Part of a batch that was refused and then split.</p>}
      {row !== undefined && row.after.length > 0 && (
        <p class="quiet">
          Sent after {row.after.map((one) => `request ${one}`).join(', ')}, which has an earlier event of the same
          person.
        </p>
      )}
      {dropped.map(({ index, reason }) => (
        <p class="warning" key={`${index} ${reason}`}>
          Item {index + 1}: {reason}
        </p>
      ))}
      <div class="columns">
        <div class="pane">
          <header>
            <h4>Request</h4>
          </header>
          <p class="address">
            <b>{method}</b> {withReadableNames(url)}
          </p>
          <JsonTree value={headers} label="Headers" />
          {body !== undefined && <JsonTree value={body} label="Body" />}
        </div>
        <div class="pane">
          <header>
            <h4>Answer</h4>
          </header>
          <pre class="answer" tabIndex={0} aria-label="Answer">
            {failure ?? (answer === '' ? 'An empty body.' : answer)}
          </pre>
          <header>
            <h4>Its events</h4>
          </header>
          <ul class="verdicts">
            {events.slice(0, mostEvents).map((place) => {
              const outcome = sending.outcomes.get(place);
              return (
                <li key={place}>
                  {nameOf(sending.events[place])} <small class="quiet">{personOf(sending.events[place])}</small>{' '}
                  {outcome && <StatusBadge status={outcome.status} />}
                  {outcome?.message !== undefined && <small class="quiet"> {outcome.message}</small>}
                </li>
              );
            })}
          </ul>
          {events.length > mostEvents && <p class="quiet">And {events.length - mostEvents} more.</p>}
        </div>
      </div>
    </section>
  );
}
