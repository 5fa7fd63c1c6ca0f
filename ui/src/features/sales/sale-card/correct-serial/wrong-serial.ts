/** A serial number of a sale that is to be put right. */
export interface WrongSerial {
  readonly line: number;
  readonly name: string;
  readonly serial: string;
}
