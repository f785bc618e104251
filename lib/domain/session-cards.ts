import type { Session, SessionCard } from "./session";

/** The session with a card as it is now, wherever it holds it. */
export function reworded<C extends SessionCard>(
  session: Session<C>,
  { cardId, reword }: { cardId: string; reword: (card: C) => C },
): Session<C> {
  const anew = (card: C) => (card.cardId === cardId ? reword(card) : card);
  const sent = Object.entries(session.sent).map(([id, review]) => [id, { ...review, card: anew(review.card) }]);
  return {
    ...session,
    current: session.current && anew(session.current),
    ahead: session.ahead.map(anew),
    steps: session.steps.map(anew),
    sent: Object.fromEntries(sent),
  };
}

/** The session without a card, wherever it held it; on their way to the server cards stay. */
export function without<C extends SessionCard>(session: Session<C>, { cardId }: C): Session<C> {
  const other = (card: C) => card.cardId !== cardId;
  return {
    ...session,
    current: session.current && other(session.current) ? session.current : null,
    steps: session.steps.filter(other),
    ahead: session.ahead.filter(other),
  };
}
