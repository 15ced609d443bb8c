/**
 * How the page is built: plain files that can stand under any address, with what makes it work offline.
 */
import { defineConfig } from "vite";
import { offline } from "./build/offline.js";

export default defineConfig({
  // Relative, so that the built folder can be served from anywhere.
  base: "./",
  // The page takes all sets at once; those of one circular each, which the package has too, are never asked for.
  plugins: [offline(/\/tt[\w-]+\.set$/)],
  build: {
    target: "es2022",
    // The engine is fetched as a file, so that the browser compiles it while it arrives.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
