/** Says a call aloud where the browser can; one after the other, never at once. */
export function speak(words: string): void {
  if (!('speechSynthesis' in window)) return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = document.documentElement.lang;
  utterance.rate = 0.9;
  window.speechSynthesis.speak(utterance);
}
