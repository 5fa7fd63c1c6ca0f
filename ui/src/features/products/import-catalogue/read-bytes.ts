/** What Rust takes at once: its own limit, known here so that a film chosen by mistake does not fill the memory. */
export const FILE_SIZE_MAX = 64 * 1024 * 1024;

/** The bytes of a file in base64. Rejects where the disk no longer gives them. */
export function readBytes(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}
