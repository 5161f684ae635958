package live.maguey.cli.vip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import live.maguey.api.Application;
import live.maguey.cli.command.ExitCode;
import live.maguey.cli.command.Operation;
import live.maguey.cli.command.Report;
import live.maguey.guests.Pass;
import live.maguey.lookup.Party;
import live.maguey.orders.Buyer;
import live.maguey.trace.Moment;
import live.maguey.words.MoneyText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `maguey vip show`.
@Command(
    name = "show",
    description = "Shows a party: table, passes, money, and what happened, by time.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  maguey vip show MGY-7K2Q-9F",
      "  maguey vip show 12 --event tonight",
      "  maguey vip show host@example.com --json"
    })
final class ShowParty implements Callable<Integer> {
  @Mixin private Operation operation;
  @Mixin private PartyNamed named;

  @Override
  public Integer call() {
    return operation.run(this::show);
  }

  private int show(Application application, Report report) {
    List<Party> parties = named.find(application);
    if (report.isJson()) {
      report.print(
          Report.fields(
              "reservations",
              parties.stream().map(p -> json(p, moments(application, p))).toList()));
    } else {
      for (int i = 0; i < parties.size(); i++) {
        if (i > 0) {
          report.say("");
        }
        say(report, parties.get(i), moments(application, parties.get(i)));
      }
    }
    return parties.isEmpty() ? operation.wrong(named.nobody()) : ExitCode.DONE;
  }

  private static List<Moment> moments(Application application, Party party) {
    return application.lookUp().traceOrder().trace(party.order()).moments();
  }

  private static Map<String, Object> json(Party party, List<Moment> moments) {
    Map<String, Object> fields = ListParties.row(party);
    fields.put("bought", party.line().item().label());
    fields.put("standIn", party.reservation().booking().standIn());
    fields.put("passes", party.passes().stream().map(ShowParty::json).toList());
    fields.put(
        "moments",
        moments.stream()
            .map(m ->
                Report.fields(
                    "at", m.at(),
                    "kind", Report.word(m.kind()),
                    "text", m.text(),
                    "reference", m.reference()))
            .toList());
    return fields;
  }

  private static Map<String, Object> json(Pass pass) {
    return Report.fields(
        "no", pass.no(),
        "number", pass.admits().number(),
        "state", word(pass.holder()),
        "guest", guest(pass.holder()),
        "mails", pass.mails(),
        "arrivedAt", pass.arrived().orElse(null));
  }

  private static void say(Report report, Party party, List<Moment> moments) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("table", party.label() + ", " + party.section() + sitsElsewhere(party));
    head.put(
        "state",
        party.reservation().state() + " since " + report.time(party.reservation().since()));
    head.put("event", party.event().slug() + ", " + party.event().businessDate());
    head.put("host", party.host().map(ShowParty::host).orElse("erased"));
    head.put("in", party.arrived() + " of " + party.seats());
    head.put("paid", MoneyText.of(party.paid()));
    head.put("refunded", party.refunded().isZero() ? "" : MoneyText.of(party.refunded()));
    head.put(
        "still to spend", party.stillToSpend().isZero() ? "" : MoneyText.of(party.stillToSpend()));
    report.facts(party.order().details().reference().value(), head);
    if (!party.passes().isEmpty()) {
      report.say("");
      report.table(
          List.of("PASS", "NUMBER", "STATE", "IN", "GUEST"),
          party.passes().stream().map(pass -> cells(report, pass)).toList());
    }
    report.say("");
    report.table(
        List.of("AT", "BY", "WHAT"),
        moments.stream()
            .map(m -> List.of(report.time(m.at()), Report.word(m.kind()), m.text()))
            .toList());
  }

  private static String sitsElsewhere(Party party) {
    String bought = party.line().item().label();
    if (bought.equals(party.label())) {
      return "";
    }
    return party.reservation().booking().standIn()
        ? "; stands in for " + bought
        : "; bought " + bought;
  }

  private static String host(Buyer buyer) {
    return buyer.name() + " <" + buyer.email().value() + ">";
  }

  private static List<String> cells(Report report, Pass pass) {
    return List.of(
        Integer.toString(pass.no()),
        pass.admits().number(),
        word(pass.holder()),
        report.time(pass.arrived().orElse(null)),
        guest(pass.holder()));
  }

  private static String word(Pass.Holder holder) {
    return switch (holder) {
      case Pass.Holder.Host _ -> "host";
      case Pass.Holder.Nobody _ -> "free";
      case Pass.Holder.Named _ -> "named";
      case Pass.Holder.Sent sent -> word(sent.reach());
      case Pass.Holder.TakenBack _ -> "taken_back";
      case Pass.Holder.Declined _ -> "declined";
      case Pass.Holder.Joined _ -> "joined";
      case Pass.Holder.Voided _ -> "void";
    };
  }

  private static String word(Pass.Reach reach) {
    return switch (reach) {
      case Pass.Reach.OnItsWay _ -> "sent";
      case Pass.Reach.Delivered _ -> "delivered";
      case Pass.Reach.Opened _ -> "opened";
      case Pass.Reach.Bounced _ -> "bounced";
      case Pass.Reach.GivenUp _ -> "given_up";
    };
  }

  private static String guest(Pass.Holder holder) {
    return switch (holder) {
      case Pass.Holder.Named(String name) -> name;
      case Pass.Holder.Sent sent -> sent.name();
      case Pass.Holder.Joined joined -> "ticket " + joined.ticket().number();
      case Pass.Holder.Host _,
          Pass.Holder.Nobody _,
          Pass.Holder.TakenBack _,
          Pass.Holder.Declined _,
          Pass.Holder.Voided _ ->
          "";
    };
  }
}
