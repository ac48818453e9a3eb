import { LiveClicks } from "../counter/live-clicks";
import { Introduction } from "../home/introduction";
import { Title } from "../layout/title";

export default function HomePage() {
  return (
    <>
      <Title>Home</Title>
      <Introduction />
      <LiveClicks />
    </>
  );
}
