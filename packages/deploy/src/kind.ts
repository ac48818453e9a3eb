/** What is deployed: the product, or a pull request's version of it. */
export type Kind = "production" | "preview";
