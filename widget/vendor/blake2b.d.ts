export function blake2b(input: Uint8Array, key: Uint8Array | undefined, length: number): Uint8Array<ArrayBuffer>;
