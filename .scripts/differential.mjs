// npm run differential: compares mapping, triggers and payloads with Segment's own in all cases, instead of a tenth of them.
process.env.DIFFERENTIAL = 'full';
process.argv.push('packages/engine/test/differential');
await import('./test.mjs');
