import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A machine that does something else beside takes several times as long; whoever waits for nothing is not slower.
configure({ asyncUtilTimeout: 20_000 });

// Testing Library cleans up by itself only where the test globals are injected.
afterEach(cleanup);
