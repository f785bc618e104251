export default function Loading() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto max-w-read animate-pulse px-4 pt-20 sm:px-6">
      <div className="h-8 w-4/5 rounded bg-sunk" />
      <div className="mt-3 h-8 w-1/2 rounded bg-sunk" />
    </div>
  );
}
