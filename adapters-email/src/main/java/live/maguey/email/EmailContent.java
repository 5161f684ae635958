package live.maguey.email;

import java.net.URI;
import java.util.List;
import live.maguey.events.Phrase;
import live.maguey.shared.Language;
import org.jspecify.annotations.Nullable;

/// An email's content, before it is HTML or plain text: both show all of it.
///
/// @param preview what an inbox shows beside the subject
/// @param notes small print, after everything else
public record EmailContent(
    Language language,
    String subject,
    String preview,
    Opening opening,
    Bill bill,
    List<Place> places,
    Button button,
    List<Row> rows,
    List<String> notes) {

  public EmailContent {
    places = List.copyOf(places);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /// The same with other words for when it is, on the poster and in plain text.
  EmailContent at(String hours, String line) {
    return new EmailContent(
        language, subject, preview, opening, bill.at(hours, line), places, button, rows, notes);
  }

  /// The attribute `lang` of what shows the phrase; null, so none, in the email's own language.
  public @Nullable String lang(Phrase phrase) {
    return phrase.langOn(language);
  }

  /// What it says first.
  public record Opening(String headline, List<String> paragraphs) {
    public Opening {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /// @param page the order's private page
  public record Button(String label, URI page) {}

  /// The poster's words and its colors.
  ///
  /// @param when `Sat 28 Nov`; @param hours `10 PM – 3 AM`, or that it is off
  /// @param lineup empty for none
  /// @param line the event in one line, for where there is no table
  /// @param picture whether the poster stands over the title; money matters come without
  public record Bill(
      Phrase title,
      String when,
      String hours,
      String line,
      Phrase lineup,
      boolean picture,
      Palette palette) {
    private Bill at(String otherHours, String otherLine) {
      return new Bill(title, when, otherHours, otherLine, lineup, picture, palette);
    }
  }

  /// One person's right to enter.
  ///
  /// @param title `Ticket 1 of 2`; @param number as read out at the door
  /// @param admits who it admits, or that it is void
  /// @param note of the tier, empty for none
  /// @param contentId of its QR's picture, empty for a void ticket, which has none
  /// @param picture the QR in words, for readers who cannot see it
  public record Place(
      String title,
      Phrase tier,
      Phrase note,
      String admits,
      String number,
      String contentId,
      String picture) {}

  /// @param link to more of it, null for none
  public record Row(String label, String value, @Nullable URI link) {}
}
