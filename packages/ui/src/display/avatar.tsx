/** The first letter of the first and of the last word. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => /^./u.exec(word ?? "")?.[0] ?? "")
    .join("")
    .toUpperCase();
}

export interface AvatarProps {
  readonly name: string;
  /** A picture, laid over the initials, which stay visible when it cannot be loaded. */
  readonly src?: string;
}

/** Decorative: the name stands next to it. */
export function Avatar({ name, src }: AvatarProps) {
  return (
    <span
      aria-hidden
      className="relative inline-grid size-9 shrink-0 place-items-center overflow-hidden rounded-full bg-primary-soft text-xs font-semibold tracking-wide text-primary select-none"
    >
      {initials(name)}
      {src !== undefined && (
        // A background: a picture that cannot be loaded leaves no broken image over the initials, without JavaScript.
        <span
          className="absolute inset-0 bg-cover bg-center"
          style={{ backgroundImage: `url(${JSON.stringify(src)})` }}
        />
      )}
    </span>
  );
}
