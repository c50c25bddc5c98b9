import { entries, definitionOf, nameOf, openings } from '../state/workspace';

/** Why this page cannot plan for a destination, and what to do instead. */
export function Unplanned({ place }: { place: number }) {
  const entry = entries.value[place];
  if (!entry) return null;
  const { destination } = entry;
  if (destination.startsWith('segment:')) {
    return (
      <section class="card unplanned" aria-label={destination}>
        <h3>{destination} runs on the command line</h3>
        <p>
          It is one of Segment’s own destinations, whose code runs in Node.js and not in this page. Its settings and
          mappings are kept as they are in the file. To see what your events become there:
        </p>
        <pre class="file-text" tabIndex={0} aria-label="Command">
          {`npx sluice preview ${destination} events.ndjson --explain`}
        </pre>
      </section>
    );
  }
  const problems = openings.value[place]?.problems ?? [];
  return (
    <section class="card unplanned" aria-label={nameOf(entry)}>
      <h3>Nothing can be planned for {nameOf(entry)}</h3>
      <ul class="notes">
        {problems.map(({ place: at, message }) => (
          <li key={`${at} ${message}`}>
            {definitionOf(destination) && <code>{at}</code>} {message}
          </li>
        ))}
      </ul>
      <p class="quiet">
        {openings.value[place]?.subscriptions ? (
          <a href="#/mapping">Edit its mappings</a>
        ) : (
          'Edit it in the file, then reload this page. Until then, saving leaves it as it is.'
        )}
      </p>
    </section>
  );
}
