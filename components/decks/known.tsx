/** Estimated knowledge: how many cards would be recalled now, as FSRS predicts it; all of them where none is learned yet. */
export function Known({ known, cards }: { known: number; cards: number }) {
  const all = `${cards.toLocaleString("en-US")} ${cards === 1 ? "card" : "cards"}`;
  if (known === 0) return all;
  return (
    <span title="The sum of each card's chance of recall now">
      ≈ {Math.round(known).toLocaleString("en-US")} of {all} known now
    </span>
  );
}
