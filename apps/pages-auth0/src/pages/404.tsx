import { PageNotFound } from "@repo/features/layout";
import { Title } from "#layout/title.tsx";

export default function NotFoundPage() {
  return (
    <>
      <Title>Not found</Title>
      <PageNotFound />
    </>
  );
}
