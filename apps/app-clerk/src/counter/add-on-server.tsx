"use client";

import { Button, Card, CardBody, CardHeader } from "@repo/ui";
import { useActionState } from "react";
import { addOneOnServer, type AddedOnServer } from "./actions";

/** The same count through a Server Action. It is a form, so it works before, and without, JavaScript. */
export function AddOnServer() {
  const [added, add, pending] = useActionState<AddedOnServer | null>(addOneOnServer, null);
  return (
    <Card className="mt-6">
      <CardHeader
        title="Through the server"
        description="A Server Action adds one, with or without JavaScript. Every screen sees it."
      />
      <CardBody className="flex flex-wrap items-center justify-between gap-4">
        <output className="text-sm text-muted">{describe(added)}</output>
        <form action={add} className="max-sm:w-full">
          <Button type="submit" variant="secondary" pending={pending} className="max-sm:w-full">
            Add one on the server
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

function describe(added: AddedOnServer | null): string {
  if (!added) return "The server has not been asked yet.";
  return "error" in added ? added.error : `The server counted ${added.clicks.toLocaleString("en-US")}.`;
}
