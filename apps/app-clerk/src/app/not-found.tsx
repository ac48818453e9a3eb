import { Button, ErrorView } from "@repo/ui";
import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <ErrorView
      title="There is no such page"
      message="The address may be mistyped, or the page has moved."
      action={
        <Button asChild>
          <Link href="/">Home</Link>
        </Button>
      }
    />
  );
}
