/** Next.js' id of a Server Action: what it takes and returns, and a hash, in hexadecimal. */
const ID = /^[0-9a-f]{42}$/;

/** How React names the fields of a form that runs without a script: the action's id, or where its bound arguments are. */
const BY_ID = /^\$ACTION_ID_(.*)$/;
const BY_REFERENCE = /^\$ACTION_REF_(.*)$/;

/**
 * Whether a POST to a page is no Server Action that this app's pages could have sent: Next.js answers some of these with
 * 500, and writes a stack into the log for each. An action of an earlier build is well-formed and stays Next.js' matter.
 */
export async function isMalformedAction(request: Request): Promise<boolean> {
  const id = request.headers.get("next-action");
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  if (id !== null && !ID.test(id)) return true;
  const form = isForm ? await readForm(request) : undefined;
  // Of a page with scripts: the arguments as JSON, alone or as a form's first field.
  if (id !== null) return !isJson(isForm ? form?.get("0") : await request.clone().text());
  return isForm && !isActionForm(form);
}

/** Undefined for what is no form. */
async function readForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.clone().formData();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isActionForm(form: FormData | undefined): boolean {
  const names = [...(form?.keys() ?? [])];
  return names.some((name) => {
    const id = BY_ID.exec(name)?.[1];
    const reference = BY_REFERENCE.exec(name)?.[1];
    if (id !== undefined) return ID.test(id);
    return reference !== undefined && isJson(form?.get(`$ACTION_${reference}:0`));
  });
}

function isJson(text: FormDataEntryValue | null | undefined): boolean {
  if (typeof text !== "string") return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
