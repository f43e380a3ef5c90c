import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";

export default ts.config(
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
          message: "Names of files and processes are text, never markup.",
        },
        {
          selector: "SvelteAttribute[key.name='style']",
          message:
            "The content security policy forbids style attributes; style: directives go through the CSSOM.",
        },
      ],
      "svelte/no-at-html-tags": "error",
    },
  },
);
