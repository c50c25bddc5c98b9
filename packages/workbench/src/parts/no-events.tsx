import { loadEvents } from '../state/events';
import { sampleEvents, type SampleName, sampleTitles } from '../state/samples';

/** Shown when there are no events: says how to load some. */
export function NoEvents() {
  const load = async (name: SampleName) => loadEvents(await sampleEvents(name), sampleTitles[name]);
  return (
    <section class="card unplanned" aria-label="No events">
      <h3>There are no events yet</h3>
      <p>
        Drop a file anywhere on this page, choose or paste one under <a href="#/event">Load events</a>, or take samples:
      </p>
      <div class="row">
        {(Object.keys(sampleTitles) as SampleName[]).map((name) => (
          <button type="button" key={name} onClick={() => void load(name)}>
            {sampleTitles[name]}
          </button>
        ))}
      </div>
    </section>
  );
}
