// Finds the explanation of each difference in differences.json: by destination, kind, likeness, round, and a text that only one
// side's requests contain.
import { readFileSync } from 'node:fs';

const explanations = JSON.parse(readFileSync(new URL('differences.json', import.meta.url), 'utf8'));

/** The explanations that each destination needs, the differences that have none, and the explanations that nothing needs. */
export function explain(rows) {
  const notes = new Map();
  const unexplained = [];
  const used = new Set();
  for (const { name, differences, error, isCompiled } of rows) {
    if (error !== undefined || !isCompiled) unexplained.push(`${name}: ${error?.split('\n')[0]}`);
    for (const difference of differences) {
      const found = explanations.find((one) => isFor(one, name, difference));
      if (found) {
        used.add(found);
        notes.set(name, new Set([...(notes.get(name) ?? []), found.why]));
      } else {
        unexplained.push(describe(name, difference));
      }
    }
  }
  const unused = explanations.filter((one) => !used.has(one)).map(({ why }) => why);
  return { notes, unexplained, unused };
}

function isFor({ destinations, kind, likeness, rounds, theirs, ours }, name, difference) {
  const [first, second] = [difference.theirs, difference.ours].map(({ requests }) => JSON.stringify(requests));
  return (
    destinations.includes(name) &&
    (kind ?? difference.kind) === difference.kind &&
    (likeness ?? difference.likeness) === difference.likeness &&
    (rounds ?? [difference.round]).includes(difference.round) &&
    (theirs === undefined || (first.includes(theirs) && !second.includes(theirs))) &&
    (ours === undefined || (second.includes(ours) && !first.includes(ours)))
  );
}

function describe(name, { kind, likeness, round, partnerAction, events, theirs, ours }) {
  const counts = `${theirs.requests.length} and ${ours.requests.length} requests`;
  const outcomes = `${theirs.outcomes.join(' ')} and ${ours.outcomes.join(' ')}`;
  return `${name}, ${partnerAction}, ${kind} ${events.join(', ')}, answer ${round}: ${likeness} differ (${counts}; ${outcomes}).`;
}
