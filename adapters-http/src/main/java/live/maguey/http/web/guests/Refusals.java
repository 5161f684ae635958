package live.maguey.http.web.guests;

import live.maguey.guests.JoinTable;
import live.maguey.guests.NotNow;
import live.maguey.guests.SendPass;
import live.maguey.http.web.shop.Notice;
import live.maguey.words.Words;

/// Why a pass was not changed or a table not joined, in words that say what to do instead.
final class Refusals {
  private Refusals() {}

  static Notice of(NotNow why, Words words) {
    return Notice.of(
        words,
        switch (why) {
          case NotNow.NoSuchPass() -> "pass-unknown";
          case NotNow.DoorsOpen _ -> "pass-doors-open";
          case NotNow.NoTable() -> "pass-no-table";
          case NotNow.Arrived() -> "pass-arrived";
          case NotNow.Joined() -> "pass-joined";
          case NotNow.Voided() -> "pass-voided";
        });
  }

  static Notice of(SendPass.Outcome refused, Words words) {
    return switch (refused) {
      case SendPass.Outcome.Refused(NotNow why) -> of(why, words);
      case SendPass.Outcome.Unnamed() -> Notice.of(words, "pass-unnamed");
      case SendPass.Outcome.OtherAddress _ -> Notice.of(words, "pass-other-address");
      case SendPass.Outcome.NoMailsLeft() -> Notice.of(words, "pass-no-mails-left");
      case SendPass.Outcome.Unreachable() -> Notice.of(words, "pass-unreachable");
      case SendPass.Outcome.Sent _ -> throw new IllegalArgumentException("it was sent");
    };
  }

  static Notice of(JoinTable.Outcome refused, Words words) {
    return switch (refused) {
      case JoinTable.Outcome.NoSuchCode() -> Notice.of(words, "join-no-such-code");
      case JoinTable.Outcome.NoSuchTicket(), JoinTable.Outcome.NotForJoining _ ->
          Notice.of(words, "join-not-this-ticket");
      case JoinTable.Outcome.OtherEvent() -> Notice.of(words, "join-other-event");
      case JoinTable.Outcome.AtOtherTable _ -> Notice.of(words, "join-at-other-table");
      case JoinTable.Outcome.Inside() -> Notice.of(words, "join-inside");
      case JoinTable.Outcome.Full() -> Notice.of(words, "join-full");
      case JoinTable.Outcome.Refused(NotNow.DoorsOpen _) -> Notice.of(words, "join-doors-open");
      case JoinTable.Outcome.Refused _ -> Notice.of(words, "join-no-such-code");
      case JoinTable.Outcome.Joined _, JoinTable.Outcome.Already _ ->
          throw new IllegalArgumentException("the ticket has its seat");
    };
  }
}
