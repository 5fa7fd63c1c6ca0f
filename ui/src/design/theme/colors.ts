import type { MantineColorsTuple } from '@mantine/core';

/** Ndop indigo: the one accent. Never a status, never an operator's brand colour. */
const ndop: MantineColorsTuple = [
  '#EEF0FA',
  '#DDE1F4',
  '#BAC3EA',
  '#94A1DD',
  '#7485D3',
  '#5568C6',
  '#4153B4',
  '#2E3E97',
  '#23307A',
  '#18225A',
];
const feuille: MantineColorsTuple = [
  '#E4F3E9',
  '#CBE8D4',
  '#9DD3AE',
  '#6DBC86',
  '#45A566',
  '#2A8C4E',
  '#1C7A43',
  '#17693A',
  '#11532D',
  '#0B3B20',
];
const ambre: MantineColorsTuple = [
  '#FFF2D9',
  '#FFE4B0',
  '#FBD17B',
  '#F5BE4C',
  '#F2B233',
  '#D9931A',
  '#B4740C',
  '#8A5300',
  '#6C4100',
  '#4A2D00',
];
const brique: MantineColorsTuple = [
  '#FCE9E7',
  '#F9D2CE',
  '#F2A9A2',
  '#E97C72',
  '#DD564A',
  '#C93A2E',
  '#B3261E',
  '#9A1F18',
  '#7A1812',
  '#55100C',
];
/** Mantine reads text, borders and surfaces of the dark scheme from this tuple. */
const dark: MantineColorsTuple = [
  '#ECEDEF',
  '#CACDD4',
  '#A3A9B5',
  '#7C8392',
  '#353B47',
  '#282D37',
  '#1E222A',
  '#15181D',
  '#101216',
  '#0B0D10',
];
const gray: MantineColorsTuple = [
  '#F7F7F4',
  '#F0F0EC',
  '#E6E6E0',
  '#D6D6CE',
  '#C4C4BB',
  '#A3A39A',
  '#80807A',
  '#5F6168',
  '#41444B',
  '#23252B',
];

export const colors = { ndop, feuille, ambre, brique, dark, gray };
