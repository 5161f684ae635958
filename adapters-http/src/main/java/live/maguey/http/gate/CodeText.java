package live.maguey.http.gate;

import com.fasterxml.jackson.annotation.JsonCreator;

/// What a camera read, unchanged. Unlike any other input it may hold control characters: a foreign
/// code does, and gets a verdict like any other.
final class CodeText {
  private final String text;

  private CodeText(String text) {
    this.text = text;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static CodeText of(String text) {
    return new CodeText(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
