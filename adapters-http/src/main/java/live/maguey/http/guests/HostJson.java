package live.maguey.http.guests;

import java.time.Instant;
import java.util.List;
import live.maguey.guests.GuestList;
import live.maguey.guests.InviteCode;
import live.maguey.guests.Pass;
import org.jspecify.annotations.Nullable;

/// A table's passes in the API, for everybody who has its host's link.
///
/// @param table its label
/// @param arrived seats whose guest has come
/// @param open whether passes can be changed now
/// @param invite the code in force, or null
public record HostJson(
    String event,
    String table,
    String reservation,
    int seats,
    int arrived,
    boolean open,
    @Nullable String invite,
    List<PassJson> passes) {

  /// @param state `host`, `nobody`, `named`, `sent`, `opened`, `bounced`, `given-up`, `taken-back`,
  ///   `declined`, `joined`, `void`
  /// @param name whose it is, where it is known
  /// @param arrivedAt when somebody first came in with it, or null
  public record PassJson(int no, String state, @Nullable String name, @Nullable Instant arrivedAt) {
    static PassJson of(Pass pass, String host) {
      return new PassJson(
          pass.no(), state(pass.holder()), name(pass, host), pass.arrived().orElse(null));
    }

    /// Changes with everything here: how a page knows whether it shows this.
    public String key() {
      return state
          + " "
          + (arrivedAt == null ? "" : arrivedAt.toString())
          + " "
          + (name == null ? "" : name);
    }

    private static String state(Pass.Holder holder) {
      return switch (holder) {
        case Pass.Holder.Host() -> "host";
        case Pass.Holder.Nobody() -> "nobody";
        case Pass.Holder.Named _ -> "named";
        case Pass.Holder.Sent sent -> sent(sent.reach());
        case Pass.Holder.TakenBack _ -> "taken-back";
        case Pass.Holder.Declined _ -> "declined";
        case Pass.Holder.Joined _ -> "joined";
        case Pass.Holder.Voided() -> "void";
      };
    }

    private static String sent(Pass.Reach reach) {
      return switch (reach) {
        case Pass.Reach.OnItsWay _, Pass.Reach.Delivered _ -> "sent";
        case Pass.Reach.Opened _ -> "opened";
        case Pass.Reach.Bounced() -> "bounced";
        case Pass.Reach.GivenUp() -> "given-up";
      };
    }

    private static @Nullable String name(Pass pass, String host) {
      return switch (pass.holder()) {
        case Pass.Holder.Host() -> host;
        case Pass.Holder.Named(String name) -> name;
        case Pass.Holder.Sent sent -> sent.name();
        case Pass.Holder.Joined(var ticket) -> ticket.holder();
        case Pass.Holder.Nobody _,
            Pass.Holder.TakenBack _,
            Pass.Holder.Declined _,
            Pass.Holder.Voided _ ->
            null;
      };
    }
  }

  public static HostJson of(GuestList list) {
    return new HostJson(
        list.event().slug().toString(),
        list.passes().getFirst().ticket().label().name(),
        list.reservation().state(),
        list.seats(),
        list.arrived(),
        list.open(),
        list.invite().map(InviteCode::toString).orElse(null),
        list.passes().stream().map(pass -> PassJson.of(pass, list.host())).toList());
  }

  /// Changes with everything here beside the passes.
  public String key() {
    return reservation + " " + open + " " + (invite == null ? "" : invite);
  }
}
