package live.maguey.http.web.orders;

import live.maguey.http.web.Frame;
import org.jspecify.annotations.Nullable;

/// `GET /tickets/find`, and the answer to its form, which is the same for every address.
///
/// @param email as it was typed, or empty
/// @param mistake what is wrong with it in a sentence, null for nothing
/// @param sent whether the form was sent
public record FindPage(Frame frame, String email, @Nullable String mistake, boolean sent) {}
