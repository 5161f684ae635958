package live.maguey.http.live;

import java.time.Duration;

/// What open streams may claim of a server.
///
/// @param streams that may be open at once; fewer than connections, so that buyers get in
/// @param perNetwork of one network: a venue's guests may share one, and each browser has one
///   stream
/// @param heartbeat how long a stream is silent at most
/// @param taking how long a client may take for one event before it is cut
/// @param life after which a stream ends and its page comes again, perhaps to another server
/// @param look how often a topic is read again though nothing was announced: what was lost with a
///   server that died shows after that
public record LiveLimits(
    int streams,
    int perNetwork,
    Duration heartbeat,
    Duration taking,
    Duration life,
    Duration look) {
  public static final LiveLimits DEFAULT =
      new LiveLimits(
          1_000,
          250,
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          Duration.ofSeconds(10));
}
