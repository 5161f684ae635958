package live.maguey.http.gate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The answer to one tap.
///
/// @param counted whether the person is; of a repeated tap, whether the first one was
/// @param reason stable, see [live.maguey.heads.Heads.Answer]: `counted`, `counted-full`, `full`,
///   `nobody`
/// @param figures of the event after it
record CountedJson(
    String tapId, boolean counted, String reason, @JsonUnwrapped FiguresJson figures) {}
