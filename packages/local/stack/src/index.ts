export { devPorts, type Ports, testPorts } from "./ports/ports";
export { type SampleUser, sampleUsers } from "./sample-users";
export { systemBrowsers } from "./system-browsers";
