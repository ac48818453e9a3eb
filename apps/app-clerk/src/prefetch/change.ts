import { changeOnServer } from "./actions";

/** Changes a customer through this app's server, as another device would. @returns its new company. @throws a sentence */
export async function changeFromElsewhere(): Promise<string> {
  const answer = await changeOnServer();
  if ("error" in answer) throw new Error(answer.error);
  return answer.stamp;
}
