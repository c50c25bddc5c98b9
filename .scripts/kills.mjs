// npm run kills: kills a delivery at 50 random moments, not at six, and lets the same command go on.
process.env.KILLS ??= '50';
process.argv.push('packages/cli/test/kills.test.ts');
await import('./test.mjs');
