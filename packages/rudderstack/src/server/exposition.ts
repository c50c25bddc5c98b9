type Labels = Readonly<Record<string, string | number>>;

interface Distribution {
  /** For each bucket, how many values are not above its bound. */
  readonly counts: number[];
  sum: number;
  count: number;
}

/** Metrics in Prometheus's text format, version 0.0.4. */
export class Exposition {
  static readonly contentType = 'text/plain; version=0.0.4; charset=utf-8';
  private readonly families: (() => string[])[] = [];

  text(): string {
    return this.families.map((family) => `${family().join('\n')}\n`).join('\n');
  }

  gauge(name: string, help: string, value: () => number): void {
    this.families.push(() => [...headOf(name, help, 'gauge'), `${name} ${value()}`]);
  }

  /** Counts what is added to it. With `read` it reports a count that is kept elsewhere. */
  counter(name: string, help: string, read?: () => number): (by: number, labels?: Labels) => void {
    const values = new Map<string, number>();
    this.families.push(() => {
      const all = read ? [['', read()] as const] : [...values];
      return [...headOf(name, help, 'counter'), ...all.map(([labels, value]) => `${name}${labels} ${value}`)];
    });
    return (by, labels = {}) => {
      const key = textOf(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    };
  }

  /** `buckets`: their upper bounds, in ascending order. */
  histogram(name: string, help: string, buckets: readonly number[]): (value: number, labels: Labels) => void {
    const known = new Map<string, { readonly labels: Labels; readonly values: Distribution }>();
    this.families.push(() => [
      ...headOf(name, help, 'histogram'),
      ...[...known.values()].flatMap(({ labels, values: { counts, sum, count } }) => [
        ...buckets.map((le, index) => `${name}_bucket${textOf({ ...labels, le })} ${counts[index] ?? 0}`),
        `${name}_bucket${textOf({ ...labels, le: '+Inf' })} ${count}`,
        `${name}_sum${textOf(labels)} ${sum}`,
        `${name}_count${textOf(labels)} ${count}`,
      ]),
    ]);
    return (value, labels) => {
      const key = textOf(labels);
      const entry = known.get(key) ?? { labels, values: { counts: buckets.map(() => 0), sum: 0, count: 0 } };
      known.set(key, entry);
      const { values } = entry;
      values.sum += value;
      values.count += 1;
      for (const [index, bound] of buckets.entries())
        if (value <= bound) values.counts[index] = (values.counts[index] ?? 0) + 1;
    };
  }
}

function headOf(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function textOf(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(String(value))}`);
  return pairs.length > 0 ? `{${pairs.join()}}` : '';
}
