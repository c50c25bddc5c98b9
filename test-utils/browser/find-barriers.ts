import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

let source: string | undefined;

/** What axe finds in the page in its current state, shadow roots included: one line each, empty if there are no barriers. */
export async function findBarriers(page: Page): Promise<string[]> {
  source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated through the debugger, to which a page's Content-Security-Policy does not apply.
  await page.evaluate(`${source};0`);
  const { violations }: AxeResults = await page.evaluate('axe.run(document)');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}
