// node .scripts/bench/measure-row.mjs "orders: blueshift": one row, in a process of its own. With --cpu-prof before the file,
// where its time goes.
import { measureRow } from './rows.mjs';

const [name, options = '{"runs":7,"rounds":9,"milliseconds":15}'] = process.argv.slice(2);
const results = await measureRow(name, JSON.parse(options));
if (process.send) process.send(results);
else console.log(JSON.stringify(results, null, 2));
process.disconnect?.();
