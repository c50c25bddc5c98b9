export function MatrixView() {
  return <p>Soon.</p>;
}
