import { ForbiddenPage } from "#auth/forbidden-page.tsx";

/** Answers 403. Next.js sends it with every page, in case: what it shows is a client component, of which that is a name. */
export default function Forbidden() {
  return <ForbiddenPage />;
}
