import type { ExplainedField, ExplainedSubscription } from '@sluice/engine';
import { pathText } from '@sluice/engine/language';
import { type Action, count, shorten } from '@sluice/kit/host';
import { useEffect } from 'preact/hooks';
import { MappingWords } from '../parts/mapping-words';
import { OutcomeLines } from '../parts/outcome-lines';
import { StatusBadge } from '../parts/status';
import { VendorBar } from '../parts/vendor-bar';
import { nameOf as nameOfEvent } from '../state/event-words';
import { selectedEvent } from '../state/events';
import { forgetWanted, previews, wanted } from '../state/planning';
import { chosen, chosenEntry, definitionOf, nameOf } from '../state/workspace';

/** Why the event has its outcome: each subscription, and what each field reads and sends. */
export function WhyView() {
  useEffect(() => {
    wanted.value = [chosen.value];
    return forgetWanted;
  }, [chosen.value]);
  const preview = previews.value[chosen.value];
  const entry = chosenEntry.value;
  if (!preview || !entry) return <VendorBar />;
  const isPending = preview.subscriptions.some(({ isMatched, failed }) => !isMatched && !failed);
  const matched = preview.subscriptions.filter(({ isMatched }) => isMatched);
  const others = preview.subscriptions.filter(({ isMatched }) => !isMatched);
  return (
    <>
      <VendorBar />
      <h2>
        {nameOfEvent(selectedEvent.value)} → {nameOf(entry)}: <StatusBadge status={preview.outcome.status} />
      </h2>
      <OutcomeLines outcome={preview.outcome} isTold />
      {isPending && <p class="quiet">Working out where each value comes from …</p>}
      {matched.map((subscription) => (
        <Matched key={subscription.name} subscription={subscription} isWhole={matched.length === 1} />
      ))}
      {matched.length === 0 && <p>No subscription matches this event.</p>}
      {others.length > 0 && (
        <section class="card">
          <details open={matched.length === 0}>
            <summary>{count(others.length, 'subscription')} not for this event</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">Subscription</th>
                  <th scope="col">The first condition that does not hold</th>
                  <th scope="col">What the event says</th>
                </tr>
              </thead>
              <tbody>
                {others.map(({ name, failed }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{failed && <code>{failed.text}</code>}</td>
                    <td>
                      {failed?.values.map((one) => (
                        <span key={one.at}>
                          <code>{pathText(one.at)}</code>{' '}
                          {'value' in one ? <code>{JSON.stringify(one.value)}</code> : 'is not there'}{' '}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </section>
      )}
    </>
  );
}

interface MatchedProps {
  readonly subscription: ExplainedSubscription;
  /** Whether no other subscription matches the event, so that the event's notes are about this one. */
  readonly isWhole: boolean;
}

function Matched({ subscription: { name, partnerAction, fields = {}, outcome }, isWhole }: MatchedProps) {
  const inputs = definitionOf(chosenEntry.value?.destination)?.actions[partnerAction]?.fields ?? {};
  const all = Object.entries(fields);
  const used = all.filter(([, { state }]) => state !== 'empty');
  const empty = all.filter(([, { state }]) => state === 'empty');
  return (
    <section class="card">
      <h3>
        Matched by {name} <a href="#/mapping">Edit its mapping</a>
      </h3>
      {outcome && !isWhole && <OutcomeLines outcome={outcome} />}
      {used.length > 0 && <Fields fields={used} inputs={inputs} />}
      {empty.length > 0 && (
        <details>
          <summary>{count(empty.length, 'field')} without a value in this event</summary>
          <Fields fields={empty} inputs={inputs} />
        </details>
      )}
    </section>
  );
}

const stateWords: Readonly<Record<ExplainedField['state'], string>> = {
  sent: 'sent',
  unsent: 'not sent',
  empty: 'no value',
  unreadable: 'left out',
  refused: 'refused',
};

interface FieldsProps {
  readonly fields: readonly (readonly [string, ExplainedField])[];
  readonly inputs: Action['fields'];
}

function Fields({ fields, inputs }: FieldsProps) {
  return (
    <table class="fields">
      <colgroup>
        <col class="name" />
        <col class="from" />
        <col span={2} />
        <col class="fate" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Comes from</th>
          <th scope="col">Found</th>
          <th scope="col">Read as</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([key, { label, directive, raw, read, state, notes = [] }]) => (
          <tr key={key}>
            <th scope="row">
              {label} <code class="quiet">{key}</code>
            </th>
            <td data-heading="Comes from">
              <MappingWords mapping={directive} kind={inputs[key]?.kind} />
            </td>
            <td data-heading="Found">{shown(raw)}</td>
            <td data-heading="Read as">
              {read === undefined && inputs[key]?.kind === 'rest' ? (
                <span class="quiet">whatever no other field uses</span>
              ) : (
                shown(read)
              )}
            </td>
            <td data-heading="Result">
              <span class={`state ${state}`}>{stateWords[state]}</span>
              {notes.map((note) => (
                <small key={note}>{note}</small>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const longestShown = 160;

function shown(value: unknown) {
  if (value === undefined) return <span class="quiet">nothing</span>;
  const text = JSON.stringify(value) ?? '';
  return <code title={text}>{shorten(text, longestShown)}</code>;
}
