package live.maguey.cli.sentry;

import java.net.URI;
import live.maguey.shared.Secret;

/// Where a project at Sentry takes reports, as its DSN says
/// (<https://develop.sentry.dev/sdk/overview/#parsing-the-dsn>).
///
/// @param envelopes the address that takes them
/// @param key which project's; it may be public, but anybody who has it can report
record SentryProject(URI envelopes, Secret key) {
  /// @param dsn `https://KEY@HOST/PROJECT`, as the settings have checked
  static SentryProject of(Secret dsn) {
    URI address = URI.create(dsn.reveal());
    String path = address.getRawPath();
    int project = path.lastIndexOf('/');
    String host = address.getRawAuthority().substring(address.getRawUserInfo().length() + 1);
    return new SentryProject(
        URI.create(
            "%s://%s%s/api%s/envelope/"
                .formatted(
                    address.getScheme(),
                    host,
                    path.substring(0, project),
                    path.substring(project))),
        new Secret(address.getRawUserInfo()));
  }

  String host() {
    return envelopes.getRawAuthority();
  }
}
