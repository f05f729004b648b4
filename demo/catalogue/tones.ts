/** Colours of the product pictures: light side, dark side, detail, darkest, and the two ends of the backdrop. */
export const TONES = {
  blue: ['#5b86ad', '#2f5577', '#24435f', '#16293b', '#e6ecf1', '#d3dde6'],
  olive: ['#8f9468', '#666b45', '#4c5033', '#2c2f1e', '#eeeee6', '#e0e1d4'],
  sand: ['#d3ba94', '#a98f68', '#86704f', '#4e412d', '#f3efe8', '#e8e0d3'],
  rust: ['#c07a58', '#8e5136', '#6e3c27', '#402216', '#f4ebe6', '#ead9d0'],
  slate: ['#77828d', '#4a545e', '#363e46', '#1e2429', '#eceef0', '#dcdfe3'],
  pine: ['#4f7f6c', '#2f5547', '#223f35', '#142720', '#e7efeb', '#d5e1db'],
  ochre: ['#dca64d', '#b37c2c', '#8c5f1f', '#573a12', '#f7f0e2', '#ecdfc6'],
  cream: ['#f1e9d8', '#d8ccb3', '#b3a58a', '#6f6550', '#eeeae1', '#e0d9cb'],
  red: ['#bf5a52', '#8f3a35', '#6d2a27', '#411816', '#f5e9e7', '#ebd6d3'],
} as const
export type Tone = keyof typeof TONES
