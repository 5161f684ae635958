package live.maguey.http.web.guests;

import live.maguey.events.Phrase;
import live.maguey.http.web.Frame;

/// `GET /host/{token}/passes/{no}/code`: one code as large as the screen, for the scanner.
///
/// @param hostUrl the table's page
/// @param qrSvg dark on light with its margin; empty where it opens nothing any more
/// @param picture the code in words
/// @param title of the night; @param name whose it is; @param table as "Table 12"
/// @param when as "Sat 28 Nov, 10 PM"; @param number as "7K2Q-4F9X"
public record CodePage(
    Frame frame,
    String hostUrl,
    String qrSvg,
    String picture,
    Phrase title,
    String name,
    String table,
    String when,
    String number) {}
