/** The apps that are deployed, by their folder's name. */
export const apps = [
  "pages-auth0", // only: pages-auth0
  "app-clerk", // only: app-clerk
];

/** The variable in which the stack says where an app is. */
export function addressVariable(app: string): string {
  return `NEXT_PUBLIC_${app.toUpperCase().replaceAll("-", "_")}_URL`;
}
