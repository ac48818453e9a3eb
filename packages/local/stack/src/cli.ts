import { requirementProblem } from "./requirements";

const problem = requirementProblem(process.version, process.platform);
if (problem === undefined) {
  // Imported late: an older Node fails to load these modules before it could say why.
  const { main } = await import("./main");
  process.exit(await main(process.argv.slice(2)));
}
console.error(problem);
process.exit(1);
