package live.maguey.backups;

import java.time.Instant;
import java.util.Map;

/// What a backup says of itself.
///
/// @param at the moment whose state it holds; @param release of the program that made it
/// @param schema the version of the database's schema, as `23`
/// @param bytes of the encrypted file; @param checksum its SHA-256 in hexadecimal
/// @param tools the programs that made it, with their versions
public record Manifest(
    Instant at,
    String release,
    String schema,
    String database,
    long bytes,
    String checksum,
    Contents contents,
    Map<String, String> tools) {
  public Manifest {
    tools = Map.copyOf(tools);
  }
}
