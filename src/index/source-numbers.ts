/** Numbers the files that answers and pages come from. */

/** Files by their paths, numbered from 0 in the order they are met. */
export class SourceNumbers {
  private readonly numbers = new Map<string, number>();

  /** The paths, by their numbers. */
  get names(): string[] {
    return [...this.numbers.keys()];
  }

  numberOf(path: string): number {
    let number = this.numbers.get(path);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(path, number);
    }
    return number;
  }
}
