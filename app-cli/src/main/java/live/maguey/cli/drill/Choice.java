package live.maguey.cli.drill;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import live.maguey.api.Application;
import live.maguey.events.Event;
import live.maguey.events.Tier;
import live.maguey.shared.Money;

/// What the guests of an exercise buy, a place each.
record Choice(Event event, Tier tier, Money price) {
  /// The tier on sale with the most places left, of those whose price does not change by what is
  /// sold.
  static Optional<Choice> of(Application application, int places) {
    Instant now = application.clock().instant();
    return application.lookUp().events().upcoming(now).stream()
        .map(event -> application.lookUp().events().picture(event).event())
        .flatMap(event ->
            event.tiers().stream()
                .filter(tier -> event.availability(tier, now).isOpen())
                .filter(tier -> tier.phases().size() == 1 && tier.left() >= places)
                .map(tier -> new Choice(event, tier, tier.worth(now, 1))))
        .max(Comparator.comparingInt(choice -> choice.tier().left()));
  }
}
