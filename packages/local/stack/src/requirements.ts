/** The oldest Node that all tools of the workspace accept. */
const oldest = { major: 20, minor: 19 };

/** What is wrong with this Node version or system; undefined when nothing is. */
export function requirementProblem(nodeVersion: string, platform: NodeJS.Platform): string | undefined {
  if (platform === "win32") {
    return "The stack runs on Linux and macOS. On Windows, use it inside WSL: https://learn.microsoft.com/windows/wsl";
  }
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, "").split(".").map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  return `Node ${nodeVersion} is too old: ${oldest.major}.${oldest.minor} or newer is needed. Install a current release from https://nodejs.org, or: nvm install 24`;
}
