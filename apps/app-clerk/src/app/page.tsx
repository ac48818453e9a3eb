import type { Metadata } from "next";
import { AddOnServer } from "../counter/add-on-server";
import { LiveClicks } from "../counter/live-clicks";
import { Introduction } from "../home/introduction";

export const metadata: Metadata = { title: "Home" };

export default function HomePage() {
  return (
    <>
      <Introduction />
      <LiveClicks />
      <AddOnServer />
    </>
  );
}
