/** Changes a customer through this app's server, as another device would. @returns its new company. @throws a sentence */
export async function changeFromElsewhere(): Promise<string> {
  const response = await fetch("/api/prefetch/change", { method: "POST" });
  const answer = (await response.json()) as { stamp: string } | { error: string };
  if ("error" in answer) throw new Error(answer.error);
  return answer.stamp;
}
