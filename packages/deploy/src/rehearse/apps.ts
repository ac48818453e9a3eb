/** The apps that are deployed, by their folder's name. */
export const apps = [
  "pages-auth0", // only: pages-auth0
  "app-clerk", // only: app-clerk
];
