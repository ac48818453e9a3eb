import { LiveClicks } from "@repo/features/counter";
import { Introduction } from "@repo/features/home";
import { Title } from "#layout/title.tsx";

export default function HomePage() {
  return (
    <>
      <Title>Home</Title>
      <Introduction
        here="Pages Router with Auth0"
        twin="App Router with Clerk" // only: both
      />
      <LiveClicks />
    </>
  );
}
