import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { loadEvents, problems } from '../state/events';
import { type ReadEvents, readFiles, readText } from '../state/read-events';
import { sampleEvents, type SampleName, sampleTitles } from '../state/samples';

const mostProblems = 20;

/** Loads events from files, from pasted or dropped text, or from samples. */
export function EventLoader() {
  const isOpen = useSignal(false);
  const opener = useRef<HTMLButtonElement>(null);
  const pasted = useRef<HTMLTextAreaElement>(null);
  const take = ({ events, problems: said }: ReadEvents, from: string) => {
    if (events.length === 0) problems.value = said.length > 0 ? said : [`${from}: no events found.`];
    else {
      loadEvents(events, from, said);
      if (isOpen.value) opener.current?.focus();
      isOpen.value = false;
    }
  };
  const takeFiles = async (files: readonly File[]) =>
    take(await readFiles(files), files.length === 1 ? (files[0]?.name ?? '') : `${files.length} files`);
  const takeSamples = async (name: SampleName) =>
    take({ events: await sampleEvents(name), problems: [] }, sampleTitles[name]);
  useEffect(() => {
    const onDrag = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (files.length > 0) void takeFiles(files);
      else if (text !== '') take(readText(text, 'Dropped file'), 'Dropped');
    };
    addEventListener('dragover', onDrag);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDrag);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <div class="loader">
      <button
        ref={opener}
        type="button"
        class="main"
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        Load events
      </button>
      <Problems />
      {isOpen.value && (
        <div class="sheet">
          <label>
            Files: NDJSON, JSON, exports of Segment and RudderStack, gzipped or not. You can drop them anywhere.
            <input
              type="file"
              multiple
              accept=".json,.ndjson,.jsonl,.gz,.log,.txt"
              onChange={({ currentTarget }) => void takeFiles([...(currentTarget.files ?? [])])}
            />
          </label>
          <label>
            Or paste them
            <textarea
              ref={pasted}
              rows={4}
              spellcheck={false}
              placeholder='{"type":"track","event":"Order Completed", …}'
            />
          </label>
          <button type="button" onClick={() => take(readText(pasted.current?.value ?? '', 'Pasted events'), 'Pasted')}>
            Use pasted events
          </button>
          <fieldset>
            <legend>Or samples</legend>
            {(Object.keys(sampleTitles) as SampleName[]).map((name) => (
              <button type="button" key={name} onClick={() => void takeSamples(name)}>
                {sampleTitles[name]}
              </button>
            ))}
          </fieldset>
          <p class="quiet">Your events stay in this page until you send them.</p>
        </div>
      )}
    </div>
  );
}

/** What could not be read: usually a few lines of a long file. */
function Problems() {
  const [first, ...others] = problems.value;
  return (
    <div role="alert" class={first === undefined ? undefined : 'failure'}>
      {others.length > 0 ? (
        <details>
          <summary>{problems.value.length.toLocaleString('en')} lines could not be read</summary>
          <ul>
            {problems.value.slice(0, mostProblems).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {problems.value.length > mostProblems && <p>And {problems.value.length - mostProblems} more.</p>}
        </details>
      ) : (
        first
      )}
    </div>
  );
}
