/** Whether this person saves data: Save-Data (https://wicg.github.io/savedata) or `prefers-reduced-data`. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}
