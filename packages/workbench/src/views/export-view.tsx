export function ExportView() {
  return <p>Soon.</p>;
}
