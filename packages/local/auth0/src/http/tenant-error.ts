/** A request that cannot be answered as asked. The page shows `title` as the heading and `hint` as the way out. */
export class TenantError extends Error {
  readonly status: number;
  readonly title: string;
  readonly hint: string;

  constructor(status: number, title: string, hint: string) {
    super(`${title}. ${hint}`);
    this.name = "TenantError";
    this.status = status;
    this.title = title;
    this.hint = hint;
  }
}
