package live.maguey.http.web.guests;

import live.maguey.http.web.Frame;

/// `GET /not-me/{token}`: who was sent a pass and does not want it says so.
///
/// @param url that the form is sent to; empty once it is done
/// @param host who gave the address; @param pass as "Table 12, Noche de Humo, Sat 28 Nov"
public record NotMePage(Frame frame, String url, String host, String pass) {
  public boolean done() {
    return url.isEmpty();
  }
}
