import type { JSONValue } from "convex/values";

import type { Execution } from "./execution";
import { unsupported, writableOf } from "./execution-access";

/** As convex/server sends them (its server/impl/storage_impl.ts): our own process is the only caller. */
interface StorageArgs {
  storageId: string;
}

/** What `ctx.storage` asks, of the storage of its own component. In an action each is of the newest data. */
export async function storageSyscall(execution: Execution, op: string, args: unknown): Promise<JSONValue> {
  const { componentPath, runtime } = execution;
  const { files } = runtime;
  const file = { componentPath, id: (args as StorageArgs).storageId };
  const transaction = execution.transaction ?? undefined;
  switch (op) {
    case "1.0/storageGenerateUploadUrl":
      return files.uploadUrl(componentPath);
    case "1.0/storageGetUrl":
      return files.url(file, transaction);
    case "1.0/storageGetMetadata":
      return files.metadata(file, transaction);
    case "1.0/storageDelete":
      if (execution.kind === "action") {
        await runtime.transact((own) => files.delete(own, file));
      } else files.delete(writableOf(execution, op), file);
      return null;
    default:
      throw unsupported(op);
  }
}

/** `ctx.storage.store` and `ctx.storage.get`, which only actions have: a blob does not fit into JSON. */
export async function storageJsSyscall(execution: Execution, op: string, args: unknown): Promise<unknown> {
  const { componentPath, runtime } = execution;
  const { files } = runtime;
  switch (op) {
    case "storage/storeBlob": {
      const { blob, options } = args as { blob: Blob; options?: { sha256?: string } };
      const content = new Uint8Array(await blob.arrayBuffer());
      const contentType = blob.type === "" ? null : blob.type;
      return await files.store({ content, contentType }, options?.sha256, componentPath);
    }
    case "storage/getBlob": {
      const file = await files.read((args as StorageArgs).storageId, componentPath);
      if (file === null) return null;
      return new Blob([new Uint8Array(file.content)], { type: file.contentType ?? "" });
    }
    default:
      throw unsupported(op);
  }
}
