// Lets `node -r` write the files of all modules that were loaded to LIST_MODULES_TO when the process ends.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.LIST_MODULES_TO, Object.keys(require.cache).join('\n')));
