import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import i18next from 'eslint-plugin-i18next';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The edges of docs/ARCHITECTURE: app → features → {design, platform, i18n, bindings}; design → i18n; platform → bindings. */
const edges = [
  { from: 'app', to: ['app', 'feature', 'design', 'platform', 'i18n', 'bindings'] },
  { from: 'design', to: ['design', 'i18n'] },
  { from: 'platform', to: ['platform', 'bindings'] },
  { from: 'i18n', to: ['i18n'] },
  { from: 'bindings', to: ['bindings'] },
];

const tests = '**/*.test.{ts,tsx}';

export default tseslint.config(
  { ignores: ['dist', 'src/bindings'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // A string is spread into its code points on purpose: digits, codes, initials.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/include': ['src/**/*.{ts,tsx,json}'],
      'boundaries/elements': [
        { type: 'feature', pattern: 'src/features/*', capture: ['context'] },
        ...edges.map(({ from }) => ({ type: from, pattern: `src/${from}` })),
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...edges.map(({ from, to }) => ({
              from: { element: { type: from } },
              allow: { to: { element: { types: { anyOf: to } } } },
            })),
            {
              from: { element: { type: 'feature' } },
              allow: { to: { element: { types: { anyOf: ['design', 'platform', 'i18n', 'bindings'] } } } },
            },
            {
              from: { element: { type: 'feature' } },
              allow: {
                to: { element: { type: 'feature', captured: { context: '{{ from.element.captured.context }}' } } },
              },
            },
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
          ],
        },
      ],
    },
  },
  {
    // Only platform/ knows that there is a Tauri.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/platform/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@tauri-apps/*'] }] },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { i18next },
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // No text a person could read or hear in a component: it comes from the catalogues.
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': {
            include: [
              'alt',
              'aria-.*label',
              'aria-description',
              'description',
              'label',
              'placeholder',
              'title',
              'error',
            ],
          },
        },
      ],
    },
  },
  {
    files: [tests, 'src/test-setup.ts', 'browser/**/*.ts'],
    rules: {
      'i18next/no-literal-string': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
);
