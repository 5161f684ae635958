package live.maguey.shared;

import java.util.UUID;

/// What a private link opens.
///
/// @param version raised to close every link before it
public record PrivateLink(Kind kind, UUID id, int version) {
  /// What kind of thing an id is of: a link of one kind opens nothing of another.
  ///
  /// @param name signed with the link, and never changed: it would close every link of the kind
  /// @param path where its pages are, `/orders/`
  public record Kind(String name, String path) {}
}
