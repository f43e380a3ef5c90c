import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/page",
  base: "./",
  plugins: [svelte({ configFile: "../../svelte.config.js" })],
  build: {
    outDir: "../../target/classes/page",
    emptyOutDir: true,
    // Browsers that know light-dark(): what is older gets no page that only half works.
    target: ["chrome123", "firefox120", "safari17.5"],
    // The polyfill and inlined files would need a looser content security policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
