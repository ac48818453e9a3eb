import { Button, ErrorView } from "@repo/ui";
import { Title } from "#layout/title.tsx";

export default function ServerErrorPage() {
  return (
    <>
      <Title>Error</Title>
      <ErrorView
        title="This page could not be shown"
        message="Something failed on our side. Nothing is lost."
        action={<Button onClick={() => window.location.reload()}>Try again</Button>}
      />
    </>
  );
}
