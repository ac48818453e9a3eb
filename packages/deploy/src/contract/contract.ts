/** What a value may be, as `convex function-spec` and a schema's export write it. */
export type Validator =
  | { type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" }
  | { type: "literal"; value: unknown }
  | { type: "id"; tableName: string }
  | { type: "array"; value: Validator }
  | { type: "record"; keys: Validator; values: Field }
  | { type: "object"; value: Record<string, Field> }
  | { type: "union"; value: readonly Validator[] };

export interface Field {
  fieldType: Validator;
  optional: boolean;
}

/** A function that front ends can call. Null validators accept anything. */
export interface PublicFunction {
  kind: "Query" | "Mutation" | "Action";
  args: Validator | null;
  returns: Validator | null;
}

/** What a backend promises the front ends, and what its tables hold. */
export interface Contract {
  /** By name, as in `customers:create`. */
  functions: Record<string, PublicFunction>;
  /** HTTP actions, as in `GET /count`. */
  routes: readonly string[];
  /** The documents of each table. Undefined when only the functions are known, as of a deployment that is live. */
  tables?: Record<string, Validator>;
}
