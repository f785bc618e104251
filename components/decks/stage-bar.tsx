import type { CardCounts } from "@/lib/domain/statistics";

const STAGES = [
  { key: "mature", name: "mature", color: "bg-mature" },
  { key: "young", name: "young", color: "bg-young" },
  { key: "learning", name: "learning", color: "bg-learning" },
  { key: "new", name: "new", color: "bg-new" },
] as const;

/** The cards of a deck by stage, as a bar, with the counts in words below it. */
export function StageBar({ counts }: { counts: CardCounts }) {
  const shown = STAGES.filter(({ key }) => counts[key] > 0);
  return (
    <div>
      <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full bg-new">
        {shown.map(({ key, color }) => (
          <div key={key} className={color} style={{ flexGrow: counts[key] }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {shown.map(({ key, name, color }) => (
          <li key={key} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-2 rounded-full ${color}`} />
            {counts[key]} {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
