package live.maguey.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The customer's 28 requirements and 58 success criteria, in their order.
public final class Requirements {
  private final List<Requirement> all;

  private Requirements(List<Requirement> all) {
    this.all = all;
  }

  public static Requirements load() {
    try (InputStream file =
        Objects.requireNonNull(
            Requirements.class.getResourceAsStream("/launch/requirements.tsv"))) {
      return new Requirements(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Requirements::parse)
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Requirement parse(String line) {
    String[] parts = line.split("\t", -1);
    return new Requirement(
        parts[0],
        Area.valueOf(parts[1].toUpperCase(Locale.ROOT)),
        parts[2].equals("critical"),
        parts[3],
        parts[4]);
  }

  public List<Requirement> all() {
    return all;
  }

  public Optional<Requirement> find(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
