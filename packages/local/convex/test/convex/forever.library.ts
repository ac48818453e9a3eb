/** Stands for a library that is bundled with the functions: calls back until somebody throws. */
export function forever(callback: (turn: number) => void): never {
  for (let turn = 0; ; turn += 1) callback(turn);
}
