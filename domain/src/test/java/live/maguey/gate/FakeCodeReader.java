package live.maguey.gate;

import java.util.HashMap;
import java.util.Map;
import live.maguey.tickets.CodeReader;
import live.maguey.tickets.TicketCode;

/// Reads the texts that it was told; any other is not one of ours.
public final class FakeCodeReader implements CodeReader {
  private final Map<String, Reading> texts = new HashMap<>();

  @Override
  public Reading read(String text) {
    return texts.getOrDefault(text, new Reading.NotOurs());
  }

  public FakeCodeReader genuine(String text, TicketCode code) {
    texts.put(text, new Reading.Genuine(code, 1));
    return this;
  }

  public FakeCodeReader tampered(String text) {
    texts.put(text, new Reading.Tampered());
    return this;
  }

  public FakeCodeReader revokedKey(String text) {
    texts.put(text, new Reading.RevokedKey(1));
    return this;
  }

  public FakeCodeReader unknownKey(String text) {
    texts.put(text, new Reading.UnknownKey(9));
    return this;
  }
}
