export function Day({ visits }: { visits: { id: string; start: string }[] }) {
  if (visits.length === 0) return <p>No visits today.</p>;
  return (
    <ol>
      {visits.map(visit => (
        <li key={visit.id}>{visit.start}</li>
      ))}
    </ol>
  );
}
