/** The one way from the interface to Rust. Nothing outside this folder knows about Tauri or HTTP. */
export { NOT_YET, useAnswer, useShellAnswer } from './answers/use-answer';
export { useForgetAnswers, useKeepAnswer, useKeepShellAnswer } from './answers/use-keep-answer';
export { useCall, useExecute } from './answers/use-execute';
export { useOutdate } from './answers/use-outdate';
export { usePages, type PagedName, type Pages } from './answers/use-pages';
export { chooseWire } from './choose-wire';
export { createPlatform } from './create-platform';
export { useImage } from './here/use-image';
export { usePermissions, usePerson } from './here/use-permissions';
export { useCurrency, usePlace } from './here/use-place';
export type * from './platform';
export { PlatformError, toPlatformError } from './platform-error';
export { usePlatform } from './PlatformContext';
export { PlatformProvider } from './PlatformProvider';
export type { Unlisten, Wire } from './wire';
export { usePictureChange } from './pictures/use-picture-change';
