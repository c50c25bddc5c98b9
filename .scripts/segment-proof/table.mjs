// The table of the proof, destination by destination.
export function totalsOf(rows) {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const shareOf = (of) => {
    const all = sum((row) => of(row).all);
    const halved = sum((row) => of(row).halved);
    const same = sum((row) => of(row).same) + halved;
    return { same, all, halved, asked: sum((row) => of(row).asked), percent: all === 0 ? 100 : (100 * same) / all };
  };
  const compiled = sum(({ isCompiled }) => (isCompiled ? 1 : 0));
  return {
    compiled: { same: compiled, all: rows.length, percent: (100 * compiled) / rows.length },
    events: shareOf(({ events }) => events),
    batches: shareOf(({ batches }) => batches),
  };
}

export function tableOf(rows, notes, { compiled, events, batches }, versions) {
  const whys = [...new Set([...notes.values()].flatMap((own) => [...own]))];
  const numbers = (name) => [...(notes.get(name) ?? [])].map((why) => whys.indexOf(why) + 1).toSorted((a, b) => a - b);
  const lines = rows.map((row) => {
    const differing = numbers(row.name);
    const silent = [...(row.requests === 0 ? ['no request'] : []), ...(row.isCarried ? [] : ['own client'])];
    return `| \`${row.name}\` | ${share(row.events)} | ${share(row.batches)} | ${[...silent, ...differing].join(', ')} |`;
  });
  const library = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Comparison with Segment's own library

\`npm run segment-proof\` writes this page. It runs every destination of ${library.join(' with ')},
with each of its presets and each action that has none, through Segment's own library and through \`asDestination\` and our engine.

Up to five events that match the trigger are sent: one at a time and, if the action supports batches, all in one batch and the first as a
batch of one. This is repeated for seven responses of the vendor: two different 200s, 400, 401, 401 followed by 200, 429, and 500. The
requests must be the same (order, method, URL, body, and all headers except those of the connection), and so must what becomes of each
event: delivered, to be retried, rejected, or rejected because of the credentials.

| | the same | of | | with requests |
| --- | ---: | ---: | ---: | ---: |
| destinations that compile | ${compiled.same} | ${compiled.all} | ${compiled.percent.toFixed(2)} % | |
| events | ${events.same} | ${events.all} | ${events.percent.toFixed(2)} % | ${events.asked} |
| batches | ${batches.same} | ${batches.all} | ${batches.percent.toFixed(2)} % | ${batches.asked} |

Where no requests were made, both sides rejected the events before sending anything.

The batches that are the same include ${batches.halved} that the vendor rejected as a whole with a 400: we then send the batch again in
halves until the rejected event is isolated.

What differs, and why:

${whys.map((why, index) => `${index + 1}. ${why}`).join('\n')}

The last column lists the differences by number.

| destination | events | batches | |
| --- | ---: | ---: | --- |
${lines.join('\n')}

"No request" means that neither side used the request client, because the action has a client of its own or rejected our sample
settings or events. "Own client" means that the action creates a client from Segment's library, so that its requests do not go through
our transport.
`;
}

function share({ same, halved, all }) {
  return all === 0 ? '' : `${same + halved}/${all}`;
}
