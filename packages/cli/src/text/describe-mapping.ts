/** A mapping in a few words: `$.traits.email, else $.properties.email`. What is not simple is shown as JSON. */
export function describeMapping(mapping: unknown): string {
  if (typeof mapping !== 'object' || mapping === null) return JSON.stringify(mapping);
  if ('@path' in mapping && typeof mapping['@path'] === 'string') return mapping['@path'];
  if ('@template' in mapping && typeof mapping['@template'] === 'string') return `"${mapping['@template']}"`;
  if ('@arrayPath' in mapping && Array.isArray(mapping['@arrayPath'])) {
    const [list, members]: unknown[] = mapping['@arrayPath'];
    const path = typeof list === 'string' ? list : describeMapping(list);
    return members === undefined ? path : `each of ${path}: ${describeMembers(members)}`;
  }
  if ('@if' in mapping && typeof mapping['@if'] === 'object' && mapping['@if'] !== null) {
    const { exists, then, else: otherwise }: { exists?: unknown; then?: unknown; else?: unknown } = mapping['@if'];
    if (exists !== undefined) {
      const isFallback = JSON.stringify(exists) === JSON.stringify(then);
      const where = isFallback ? '' : ` where there is ${describeMapping(exists)}`;
      return `${describeMapping(then)}${where}${otherwise === undefined ? '' : `, else ${describeMapping(otherwise)}`}`;
    }
  }
  if (Array.isArray(mapping)) return `a list of ${mapping.map(describeMapping).join('; ')}`;
  const isDirective = Object.keys(mapping).some((key) => key.startsWith('@'));
  return isDirective ? JSON.stringify(mapping) : describeMembers(mapping);
}

function describeMembers(members: unknown): string {
  if (typeof members !== 'object' || members === null) return describeMapping(members);
  return Object.entries(members)
    .map(([key, member]) => `${key} from ${describeMapping(member)}`)
    .join(', ');
}
