export function SendingView() {
  return <p>Soon.</p>;
}
