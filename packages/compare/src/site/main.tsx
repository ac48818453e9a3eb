import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Site } from "./site";
import "./styles.css";

const element = document.getElementById("site");
if (element === null) throw new Error("index.html has no #site.");
createRoot(element).render(
  <StrictMode>
    <Site />
  </StrictMode>,
);
