package live.maguey.emails;

import live.maguey.orders.BuyerId;
import live.maguey.shared.EmailAddress;
import live.maguey.shared.Language;

/// Whom an email goes to.
public sealed interface Recipient {
  Role role();

  /// Whether both are the same reader: what one of them got through is not owed to the other.
  boolean isSameReader(Recipient other);

  enum Role {
    BUYER,
    GUEST,
    STAFF
  }

  /// The buyer of an order, with the name, address and language that the order has when the email
  /// is sent: a corrected address moves it.
  record Buyer(BuyerId id) implements Recipient {
    @Override
    public Role role() {
      return Role.BUYER;
    }

    @Override
    public boolean isSameReader(Recipient other) {
      return equals(other);
    }
  }

  /// Somebody whose name and address are erased; nothing is sent to them.
  record Erased(Role role) implements Recipient {
    @Override
    public boolean isSameReader(Recipient other) {
      return false;
    }
  }

  /// Somebody with an address of their own, whatever becomes of the buyer's.
  record Person(Role role, String name, EmailAddress address, Language language)
      implements Recipient {
    public Person {
      if (role == Role.BUYER) {
        throw new IllegalArgumentException("a buyer's address stands with the buyer alone");
      }
    }

    @Override
    public boolean isSameReader(Recipient other) {
      return other instanceof Person person
          && person.address.normalised().equals(address.normalised());
    }
  }
}
