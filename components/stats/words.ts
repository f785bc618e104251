/** A share as a percentage: "93 %", or with one decimal where it is asked for. */
export function percent(share: number, decimals = 0): string {
  return `${(share * 100).toFixed(decimals)} %`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A study day as "22 Nov". */
export function shortDay(day: string): string {
  const [, month = 1, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]}`;
}

/** A study day as "22 Nov 2026". */
export function longDay(day: string): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`;
}
