import { PageNotFound } from "@repo/features/layout";
import { Title } from "../layout/title";

export default function NotFoundPage() {
  return (
    <>
      <Title>Not found</Title>
      <PageNotFound />
    </>
  );
}
