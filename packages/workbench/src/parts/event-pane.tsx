import { messageOf } from '@sluice/kit/host';
import { useSignal } from '@preact/signals';
import { nameOf } from '../state/event-words';
import { brokenText, selectedEvent, replaceEvent, selected } from '../state/events';
import { litInEvent, pointed } from '../state/pointed';
import { previews } from '../state/planning';
import { JsonTree } from './json-tree';

/** The values that none of these destinations uses. Only destinations to which something is sent count. */
function unusedBy(places: readonly number[]): ReadonlySet<string> {
  const sent = places.flatMap((place) => previews.value[place] ?? []).filter(({ requests }) => requests.length > 0);
  const [first, ...others] = sent.map(({ unused }) => new Set(unused));
  return new Set([...(first ?? [])].filter((pointer) => others.every((one) => one.has(pointer))));
}

/** The event, either to read, with its unused values marked, or to edit. */
export function EventPane({ shown }: { shown: readonly number[] }) {
  const unused = unusedBy(shown);
  const isEdited = useSignal(false);
  const text = useSignal('');
  const edit = () => {
    text.value = JSON.stringify(selectedEvent.value, null, 2);
    isEdited.value = true;
  };
  const type = (typed: string) => {
    text.value = typed;
    try {
      replaceEvent(selected.value, JSON.parse(typed));
      brokenText.value = undefined;
    } catch (error) {
      brokenText.value = messageOf(error);
    }
  };
  return (
    <section class="pane" aria-labelledby="event-title">
      <header>
        <h3 id="event-title">{nameOf(selectedEvent.value)}</h3>
        {!isEdited.value && unused.size > 0 && <small class="quiet">{unused.size} unused values are grey</small>}
        <button
          type="button"
          aria-pressed={isEdited.value}
          onClick={() => (isEdited.value ? (isEdited.value = false) : edit())}
        >
          {isEdited.value ? 'Done' : 'Edit'}
        </button>
      </header>
      {isEdited.value ? (
        <>
          <textarea
            class="code"
            aria-label="The event as JSON"
            aria-invalid={brokenText.value !== undefined}
            aria-describedby="event-problem"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => type(currentTarget.value)}
          />
          <p id="event-problem" class="problem" role="status">
            {brokenText.value !== undefined && `No JSON yet: ${brokenText.value}`}
          </p>
        </>
      ) : (
        <JsonTree
          value={selectedEvent.value}
          label="Event"
          lit={litInEvent.value}
          unused={unused}
          onPoint={(pointer) => (pointed.value = pointer === undefined ? undefined : { pointer })}
        />
      )}
    </section>
  );
}
