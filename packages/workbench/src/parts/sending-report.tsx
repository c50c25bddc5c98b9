import { groupBy } from '../state/group-by';
import type { Sending } from '../state/sending';
import { ReasonList } from './reason-list';
import { fixWords, StatusBadge, statusWords } from './status';

/** The outcomes of the events, and what the vendor would have dropped silently. */
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
      <p role="status" aria-busy={isRunning} class="row">
        {isRunning && (
          <span class="quiet">
            Sending … {all.length.toLocaleString('en')} of {events.length.toLocaleString('en')} events
          </span>
        )}
        {[...groupBy(all, ({ status }) => status)].map(([status, alike]) => (
          <span key={status}>
            <b>{alike.length.toLocaleString('en')}</b> <StatusBadge status={status} />
          </span>
        ))}
      </p>
      <ReasonList
        lines={[...reasons].map(([key, alike]) => {
          const [status, fix = '', message] = key.split('\n');
          const content = (
            <>
              {statusWords[status as keyof typeof statusWords]}: {message}{' '}
              {fix !== '' && <span class="quiet">{fixWords[fix]}.</span>}
            </>
          );
          return { key, number: alike.length, content };
        })}
      />
      {(dropped.size > 0 || pending.length > 0) && (
        <>
          <h4>Accepted by the simulator, but the vendor would drop or ignore it</h4>
          <ReasonList
            lines={[
              ...[...dropped].map(([reason, alike]) => ({
                key: reason,
                number: alike.length,
                content: (
                  <>
                    {reason} <span class="quiet">First in request {alike[0]?.number}.</span>
                  </>
                ),
              })),
              ...pending.map(({ reason, count }) => ({ key: `kept ${reason}`, number: count, content: reason })),
            ]}
          />
        </>
      )}
    </section>
  );
}
