/** The mark of the portal: the stepped gable of a guild's hall. */
export function LogoMark(props: { className?: string }) {
  return (
    <svg
      className={props.className}
      viewBox="0 0 32 32"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path
        fillRule="evenodd"
        d="M3 28V15h4.5v-4.5H12V6h8v4.5h4.5V15H29v13H3Zm9.5 0h7v-4.5a3.5 3.5 0 0 0-7 0V28Zm3.5-12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z"
      />
    </svg>
  );
}
