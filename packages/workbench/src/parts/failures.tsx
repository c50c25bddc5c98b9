import { plannerFailure } from '../state/planning';
import { serverFailure } from '../state/server';

/** Failures of the page itself. */
export function Failures() {
  const all = [serverFailure.value, plannerFailure.value].filter((text) => text !== undefined);
  return (
    <div role="alert">
      {all.map((text) => (
        <p class="failure" key={text}>
          {text}
        </p>
      ))}
    </div>
  );
}
