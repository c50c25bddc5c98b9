// node .scripts/bench/measure-row.mjs "orders: blueshift": measures one row in a separate process. Add --cpu-prof before the file
// to see where the time goes.
import { measureRow } from './rows.mjs';

const [name, options = '{"runs":7,"rounds":9,"milliseconds":15}'] = process.argv.slice(2);
const results = await measureRow(name, JSON.parse(options));
if (process.send) process.send(results);
else console.log(JSON.stringify(results, null, 2));
process.disconnect?.();
