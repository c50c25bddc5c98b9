import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '..', 'src');

test("imports nothing of Segment's engine, which takes long to load: it is there to compare with", () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(40);
  const imports = files.flatMap(
    (file) => readFileSync(join(source, file), 'utf8').match(/(?<=from ')[^'.][^']*/g) ?? [],
  );
  expect(imports).toContain('@segment/destination-subscriptions');
  expect(imports.filter((name) => name.startsWith('@segment/actions-core'))).toEqual([]);
});
