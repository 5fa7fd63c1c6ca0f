/** The codes under which Rust knows the models (crates/documents/src/escpos/printer.rs), in the order of its list. */
export const printerModels = [
  'epson-tm-t20',
  'epson-tm-t88',
  'xprinter-xp-80',
  'star-escpos',
  'generic-80',
  'generic-58',
  'plain-80',
  'plain-58',
] as const;

/** The port on which receipt printers listen. */
export const RAW_PORT = 9100;
