import { expect, test } from "vitest";

import { describeUserAgent } from "./user-agent";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [`${MAC} Chrome/140.0.0.0 Safari/537.36`, "Chrome 140.0.0.0 on Macintosh", false],
  [`${MAC} Chrome/140.0.0.0 Safari/537.36 Edg/140.1.0.0`, "Edge 140.1.0.0 on Macintosh", false],
  [`${PHONE} Version/18.0 Mobile/15E148 Safari/604.1`, "Safari 18.0 on iPhone", true],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140.0 on Linux", false],
  ["curl/8.0", "Unknown browser  on Unknown device", false],
])("%s", (userAgent, expected, mobile) => {
  const { browser, version, device, isMobile } = describeUserAgent(userAgent);
  expect(`${browser} ${version} on ${device}`).toBe(expected);
  expect(isMobile).toBe(mobile);
});
