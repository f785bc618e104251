import { FilterForm } from "@/components/decks/filter-form";
import { Choice } from "@/components/ui/choice";
import { type CardsView, type FilterCounts, MARKS, type Sort, STAGES } from "@/lib/domain/deck-cards";
import { LEVELS } from "@/lib/domain/level";

const ORDERS: Partial<Record<Sort, string>> = {
  position: "Learning order",
  due: "Next due first",
  retention: "Least retention first",
  "-difficulty": "Hardest first",
  "-reviewed": "Last reviewed first",
};
const TURNED: Partial<Record<Sort, string>> = {
  "-due": "Last due first",
  "-retention": "Most retention first",
  difficulty: "Easiest first",
  reviewed: "Longest not reviewed first",
};

interface ViewFormProps {
  view: CardsView;
  counts: FilterCounts;
  /** Whether a learner asks: to a visitor all cards are new, and only their level tells them apart. */
  learner: boolean;
}

/** Which cards of a deck are shown, and in which order, with the counts of each choice. */
export function ViewForm({ view, counts, learner }: ViewFormProps) {
  const options = <T extends string>(any: string, values: readonly T[], count: Record<T | "any", number>) => ({
    "": `${any} (${count.any})`,
    ...Object.fromEntries(values.map((value) => [value, `${value} (${count[value]})`])),
  });
  const stages = STAGES.filter((stage) => stage !== "unanswered" || view.state === stage || counts.state[stage] > 0);
  const { position, ...orders } = ORDERS;
  const turned = TURNED[view.sort];
  const values = {
    state: view.state ?? "",
    level: view.level ?? "",
    mark: view.mark ?? "",
    sort: view.sort === "position" ? "" : view.sort,
  };
  return (
    <div className="mt-4">
      <FilterForm label="Cards of this deck" values={values}>
        {learner && (
          <Choice
            label="State"
            name="state"
            defaultValue={values.state}
            options={options("all", stages, counts.state)}
          />
        )}
        <Choice label="Level" name="level" defaultValue={values.level} options={options("all", LEVELS, counts.level)} />
        {learner && (
          <>
            <Choice
              label="Marked"
              name="mark"
              defaultValue={values.mark}
              options={options("all", MARKS, counts.mark)}
            />
            <Choice
              label="Order"
              name="sort"
              defaultValue={values.sort}
              options={{ "": position ?? "", ...orders, ...(turned && { [view.sort]: turned }) }}
            />
          </>
        )}
      </FilterForm>
    </div>
  );
}
