import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { events } from '../state/events';
import { send, sending, stopSending } from '../state/sending';
import { chosen, chosenEntry, isChanged, nameOf, openings } from '../state/workspace';

const faults = {
  '429': 'Too many requests (429)',
  '500': 'Server error (500)',
  slow: 'Slow answer',
  reset: 'Connection lost',
  truncated: 'Answer cut short',
  item: 'Single items refused',
} as const;
type Fault = keyof typeof faults;

/** To send more, use the command line: it keeps what was rejected, and can be resumed. */
const most = 5_000;

/** The form for sending: how many events, to the vendor or a simulator, with which faults. */
export function SendingForm() {
  const count = useSignal(Math.min(events.value.length, 200));
  const rates = useSignal<Readonly<Partial<Record<Fault, number>>>>({});
  const seed = useSignal(1);
  const asking = useRef<HTMLDialogElement>(null);
  const entry = chosenEntry.value;
  if (!entry) return null;
  const name = nameOf(entry);
  const number = Math.min(count.value, events.value.length, most);
  const amount = `${number.toLocaleString('en')} ${number === 1 ? 'event' : 'events'}`;
  const isRunning = sending.value?.isRunning === true;
  const state = openings.value[chosen.value];
  const hasProblems = (state?.problems.length ?? 0) > 0;
  const given = Object.entries(rates.value).filter(([, percent]) => percent > 0);
  const start = (toVendor: boolean) =>
    void send({
      place: chosen.value,
      count: number,
      toVendor,
      seed: seed.value,
      faults: toVendor ? [] : given.map(([kind, percent]) => `${kind}=${percent}%`),
    });
  return (
    <section class="card">
      <form onSubmit={(event) => event.preventDefault()}>
        <div class="row">
          <label>
            How many of the loaded events, from the start{' '}
            <input
              type="number"
              min={1}
              max={Math.min(most, events.value.length)}
              value={number}
              onInput={({ currentTarget }) => (count.value = Math.max(1, Number(currentTarget.value) || 1))}
            />
          </label>
        </div>
        <Faults rates={rates} seed={seed} />
        <div class="row">
          {/* One button, so that it keeps its place and the focus. */}
          <button
            type="submit"
            class={isRunning ? undefined : 'main'}
            onClick={() => (isRunning ? stopSending() : start(false))}
          >
            {isRunning ? 'Stop' : `Send ${amount} to a simulator of ${name}`}
          </button>
          <button
            type="button"
            class="danger"
            disabled={isRunning || hasProblems}
            onClick={() => asking.current?.showModal()}
          >
            Send {amount} to {name} for real …
          </button>
        </div>
        <p class="quiet">
          {hasProblems
            ? `You can send for real once the settings and mappings of ${name} are valid.`
            : 'A simulator runs on this machine: nothing leaves it. For real, requests go to the vendor with your settings.'}
        </p>
      </form>
      <Confirmation dialog={asking} amount={amount} name={name} onConfirm={() => start(true)} />
    </section>
  );
}

interface FaultsProps {
  /** In percent. */
  readonly rates: Signal<Readonly<Partial<Record<Fault, number>>>>;
  readonly seed: Signal<number>;
}

function Faults({ rates, seed }: FaultsProps) {
  return (
    <fieldset class="faults">
      <legend>Faults of the simulator</legend>
      {(Object.keys(faults) as Fault[]).map((kind) => (
        <label key={kind}>
          <span>
            {faults[kind]} <b>{rates.value[kind] ?? 0}%</b>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            value={rates.value[kind] ?? 0}
            onInput={({ currentTarget }) => (rates.value = { ...rates.value, [kind]: Number(currentTarget.value) })}
          />
        </label>
      ))}
      <label>
        <span>Seed: the same number gives the same faults</span>
        <input
          type="number"
          min={0}
          value={seed.value}
          onInput={({ currentTarget }) => (seed.value = Math.max(0, Math.trunc(Number(currentTarget.value) || 0)))}
        />
      </label>
    </fieldset>
  );
}

interface ConfirmationProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** `200 events` */
  readonly amount: string;
  /** The destination's name. */
  readonly name: string;
  readonly onConfirm: () => void;
}

function Confirmation({ dialog, amount, name, onConfirm }: ConfirmationProps) {
  return (
    <dialog ref={dialog} aria-labelledby="asking">
      <h3 id="asking">
        Send {amount} to {name}?
      </h3>
      <p>
        They go to {name} itself, with the settings of {isChanged.value ? 'this page, as they are now' : 'the file'}.
        What has arrived there cannot be taken back.
      </p>
      <form method="dialog" class="row">
        <button>Cancel</button>
        <button type="button" class="danger" onClick={() => (dialog.current?.close(), onConfirm())}>
          Send {amount} to {name}
        </button>
      </form>
    </dialog>
  );
}
