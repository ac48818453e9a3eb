const BROWSERS = [
  ["Edge", /\bEdg\/([\d.]+)/],
  ["Firefox", /\bFirefox\/([\d.]+)/],
  ["Chrome", /\b(?:Headless)?Chrome\/([\d.]+)/],
  ["Safari", /\bVersion\/([\d.]+).*\bSafari\//],
] as const;

const DEVICES = [
  ["iPhone", /\biPhone\b/],
  ["Android", /\bAndroid\b/],
  ["Macintosh", /\bMacintosh\b/],
  ["Windows", /\bWindows\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What the profile's list of devices shows of a User-Agent header. */
export function describeUserAgent(userAgent: string) {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent));
  const device = DEVICES.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "Unknown device";
  return {
    browser: browser?.[0] ?? "Unknown browser",
    version: browser?.[1].exec(userAgent)?.[1] ?? "",
    device,
    isMobile: device === "iPhone" || device === "Android",
  };
}
