/**
 * The result of `work`, unless it takes longer than `ms`: then rejects with `message`. The work itself can't be
 * stopped; its later outcome is ignored.
 */
export async function withTimeLimit<Result>(
  work: Promise<Result>,
  ms: number,
  message: string,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
    timer.unref();
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
