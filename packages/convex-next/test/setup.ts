import { configure } from "@testing-library/react";

// What is waited for comes from a deployment and a client that really run, on a machine that may do something else beside.
configure({ asyncUtilTimeout: 20_000 });
