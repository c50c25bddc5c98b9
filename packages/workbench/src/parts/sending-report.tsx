import { groupBy } from '../state/group-by';
import type { Sending } from '../state/sending';
import { fixWords, StatusBadge, statusWords } from './status';

/** What became of the events, and what the vendor would have dropped without a word. */
export function SendingReport({ sending }: { sending: Sending }) {
  const { vendor, toVendor, events, isRunning, exchanges, outcomes, pending, failure } = sending;
  const all = [...outcomes.values()];
  const dropped = groupBy(
    exchanges.flatMap((exchange) =>
      (exchange.dropped ?? []).map(({ reason }) => ({ reason, number: exchange.number })),
    ),
    ({ reason }) => reason,
  );
  const reasons = groupBy(
    all.filter(({ status }) => status !== 'delivered'),
    ({ status, message = '', fix = '' }) => `${status}\n${fix}\n${message}`,
  );
  return (
    <section class="card">
      <h3>
        {toVendor ? vendor : `The simulator of ${vendor}`}: {exchanges.length.toLocaleString('en')} requests for{' '}
        {events.length.toLocaleString('en')} events
      </h3>
      {failure !== undefined && <p class="failure">{failure}</p>}
      <p role="status" class="row">
        {isRunning && <span class="quiet">Sending …</span>}
        {[...groupBy(all, ({ status }) => status)].map(([status, alike]) => (
          <span key={status}>
            <b>{alike.length.toLocaleString('en')}</b> <StatusBadge status={status} />
          </span>
        ))}
      </p>
      {reasons.size > 0 && (
        <ul class="reasons">
          {[...reasons]
            .toSorted((a, b) => b[1].length - a[1].length)
            .map(([key, alike]) => {
              const [status, fix = '', message] = key.split('\n');
              return (
                <li key={key}>
                  <b>{alike.length.toLocaleString('en')}</b> {statusWords[status as keyof typeof statusWords]}:{' '}
                  {message} {fix !== '' && <span class="quiet">{fixWords[fix]}.</span>}
                </li>
              );
            })}
        </ul>
      )}
      {(dropped.size > 0 || pending.length > 0) && (
        <>
          <h4>Accepted by the simulator, though the vendor would make no use of it</h4>
          <ul class="reasons">
            {[...dropped].map(([reason, alike]) => (
              <li key={reason}>
                <b>{alike.length.toLocaleString('en')}</b> {reason}{' '}
                <span class="quiet">First in request {alike[0]?.number}.</span>
              </li>
            ))}
            {pending.map(({ reason, count }) => (
              <li key={reason}>
                <b>{count.toLocaleString('en')}</b> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
