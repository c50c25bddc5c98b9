// npm run hostile: gives every hostile answer to every channel of every vendor in every host, and prints what happened to the
// events.
process.env.HOSTILE ??= 'all';
process.argv.push('packages/rudderstack/test/hostile-answers.test.ts');
await import('./test.mjs');
