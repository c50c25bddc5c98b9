export function BatchView() {
  return <p>Soon.</p>;
}
