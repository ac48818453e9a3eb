import { Button, ErrorView } from "@repo/ui";
import Link from "next/link";
import { Title } from "../layout/title";

export default function NotFoundPage() {
  return (
    <>
      <Title>Not found</Title>
      <ErrorView
        title="There is no such page"
        message="The address may be mistyped, or the page has moved."
        action={
          <Button asChild>
            <Link href="/">Home</Link>
          </Button>
        }
      />
    </>
  );
}
