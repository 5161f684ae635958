package live.maguey.http;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import live.maguey.http.signatures.DeviceSigner;

/// The phones of tests, each under a word that stands for it in a test.
public final class GatePhones {
  /// Names the phone that signs a request: [Client] puts its signature in place of this header.
  public static final String SIGNED_BY = "Signed-By";

  private static final Map<String, DeviceSigner> ALL = new ConcurrentHashMap<>();

  private GatePhones() {}

  /// @return the word for it
  public static String add(DeviceSigner phone) {
    String word = UUID.randomUUID().toString();
    ALL.put(word, phone);
    return word;
  }

  public static DeviceSigner of(String word) {
    return Objects.requireNonNull(ALL.get(word), word);
  }
}
