package live.maguey.tickets;

import java.util.List;

/// How people count an order's tickets: passes of a table apart from the others, each from 1.
public record Numbering(List<Ticket> all) {
  public Numbering {
    all = List.copyOf(all);
  }

  /// @param no 1 or more; @param count of those that are counted with it
  public record Place(int no, int count) {}

  public Place of(Ticket ticket) {
    List<Ticket> alike = all.stream().filter(t -> t.isPass() == ticket.isPass()).toList();
    return new Place(alike.indexOf(ticket) + 1, alike.size());
  }

  public int passes() {
    return (int) all.stream().filter(Ticket::isPass).count();
  }

  /// Those that are no passes.
  public int tickets() {
    return all.size() - passes();
  }
}
