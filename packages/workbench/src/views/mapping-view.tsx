export function MappingView() {
  return <p>Soon.</p>;
}
