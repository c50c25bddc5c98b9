export function ChangesView() {
  return <p>Soon.</p>;
}
