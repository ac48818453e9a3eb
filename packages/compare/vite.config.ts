import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { dataScripts, plainScripts } from "./build/data-scripts.ts";

// Vite will read this file, and what it imports, as Node does: by names with their endings.
export default defineConfig({
  // Relative, so that the built site works below any path, and from a folder.
  base: "./",
  plugins: [react(), dataScripts(), plainScripts()],
  build: { modulePreload: false, rollupOptions: { output: { format: "iife" } } },
});
