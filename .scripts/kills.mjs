// npm run kills: kills a delivery at 50 random moments, instead of six, and lets the same command resume it.
process.env.KILLS ??= '50';
process.argv.push('packages/cli/test/kills.test.ts');
await import('./test.mjs');
