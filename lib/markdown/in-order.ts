/** What becomes of each item, one after the other: a page of many texts does not take all threads from the others. */
export async function inOrder<T, R>(items: readonly T[], work: (item: T, place: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [place, item] of items.entries()) results.push(await work(item, place));
  return results;
}
