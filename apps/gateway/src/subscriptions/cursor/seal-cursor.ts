import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals positions so that nobody can read or make them, and only their owner can give them back. */
export interface CursorSeal {
  seal(text: string, owner: string): string;
  /** The text, or undefined when the cursor is not one of ours or has another owner. */
  open(cursor: string, owner: string): string | undefined;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** No cursor of ours comes near it. */
const longestCursor = 4096;

/** Seals with a secret; gateways that share it open each other's cursors. */
export function cursorSeal(secret: string): CursorSeal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'leadline live cursor', 32));
  return {
    seal(text, owner) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(owner));
      return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(cursor, owner) {
      const sealed = cursor.length > longestCursor ? Buffer.alloc(0) : Buffer.from(cursor, 'base64url');
      if (sealed.length <= ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
        .setAAD(Buffer.from(owner))
        .setAuthTag(sealed.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString();
      } catch {
        return undefined;
      }
    },
  };
}
