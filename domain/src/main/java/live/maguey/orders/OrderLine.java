package live.maguey.orders;

import live.maguey.events.TierId;
import live.maguey.shared.Money;

/// Places of one tier at one price.
///
/// @param no 1, 2, … within the order
/// @param quantity 1 or more
/// @param unitPrice all-in, what the buyer saw for one place
/// @param unitFee the part of it that is the venue's fee; @param unitTax the part that is tax,
///   which is inside the price
/// @param taxRate in parts per million, 82500 for 8.25 %
/// @param released how many of the places are for sale again
public record OrderLine(
    int no,
    TierId tier,
    String tierName,
    String tierNote,
    String phase,
    int quantity,
    Money unitPrice,
    Money unitFee,
    Money unitTax,
    int taxRate,
    int released) {
  public OrderLine {
    if (no < 1 || quantity < 1 || released < 0 || released > quantity) {
      throw new IllegalArgumentException("line " + no + " does not add up");
    }
  }

  public Money total() {
    return unitPrice.times(quantity);
  }

  public Money fee() {
    return unitFee.times(quantity);
  }

  public Money net() {
    return unitPrice.minus(unitFee).minus(unitTax).times(quantity);
  }
}
