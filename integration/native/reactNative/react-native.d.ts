/** The part of React Native that the example uses. */
declare module 'react-native' {
  export const Linking: {
    openURL(url: string): Promise<unknown>;
    getInitialURL(): Promise<string | null>;
    addEventListener(type: 'url', listener: (event: { url: string }) => void): { remove(): void };
  };
}
