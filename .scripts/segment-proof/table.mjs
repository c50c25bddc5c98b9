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
  return `# The proof

Written by \`npm run segment-proof\`: every destination of ${library.join(' with ')}, with every preset and every
action that has none, through Segment's own library and through \`asDestination\` and the engine. Each gets up to five events that its trigger is
for (alone; where the action has batches, together and as a batch of one), and each of these seven answers of the vendor: two kinds
of 200, 400, 401, 401 and then 200, 429, 500. Compared are the requests (method, address, all headers but those of the connection,
body; in order) and what becomes of each event: delivered, to be sent again, refused, or refused because of the credentials.

| | the same | of | | with requests |
| --- | ---: | ---: | ---: | ---: |
| destinations that compile | ${compiled.same} | ${compiled.all} | ${compiled.percent.toFixed(2)} % | |
| events | ${events.same} | ${events.all} | ${events.percent.toFixed(2)} % | ${events.asked} |
| batches | ${batches.same} | ${batches.all} | ${batches.percent.toFixed(2)} % | ${batches.asked} |

Those without requests were refused before any, by both sides.

Among the batches that are the same are ${batches.halved} which the vendor refused whole with a 400: here they are sent again in halves
until the event that it will not have stands alone.

What differs, and why:

${whys.map((why, index) => `${index + 1}. ${why}`).join('\n')}

| destination | events | batches | |
| --- | ---: | ---: | --- |
${lines.join('\n')}

"No request": nothing was asked of the request client by either side, for the action has a client of its own or found our sample
settings or events wanting. "Own client": it makes a client of its own out of Segment's library, whose requests go by no transport
of ours.
`;
}

function share({ same, halved, all }) {
  return all === 0 ? '' : `${same + halved}/${all}`;
}
