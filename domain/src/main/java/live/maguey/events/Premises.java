package live.maguey.events;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// Where the venue is, and how its guests reach it.
///
/// @param email where guests write
/// @param phone as it is read and dialled, null for none
/// @param street with its number; @param city with region and postal code; either may be empty
///   outside production
/// @param map a page with a map, null to look the address up in OpenStreetMap
/// @param ways how to get there, one paragraph; a language without one says nothing
/// @param dress what to wear where an event says nothing of its own, one line; likewise
public record Premises(
    EmailAddress email,
    @Nullable String phone,
    String street,
    String city,
    @Nullable URI map,
    Map<Language, String> ways,
    Map<Language, String> dress) {
  private static final String SEARCH = "https://www.openstreetmap.org/search?query=";

  public Premises {
    ways = Map.copyOf(ways);
    dress = Map.copyOf(dress);
  }

  /// `1200 Agave Street, Austin, TX 78702`; empty when neither is known.
  public String address() {
    return Stream.of(street, city)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /// Empty when there is no address to look for.
  public Optional<URI> mapPage() {
    return map != null
        ? Optional.of(map)
        : Optional.of(address())
            .filter(address -> !address.isEmpty())
            .map(
                address -> URI.create(SEARCH + URLEncoder.encode(address, StandardCharsets.UTF_8)));
  }

  public Optional<String> way(Language language) {
    return Optional.ofNullable(ways.get(language));
  }
}
