package live.maguey.api;

import java.security.SecureRandom;
import live.maguey.codes.Argon2PinHash;
import live.maguey.staff.AddStaff;
import live.maguey.staff.ChangePin;
import live.maguey.staff.NewPins;
import live.maguey.staff.PinHash;
import live.maguey.staff.RemoveStaff;

/// Who works at the gates.
public final class Staffing {
  private final Stores stores;
  private final SecureRandom random = new SecureRandom();

  Staffing(Stores stores) {
    this.stores = stores;
  }

  public AddStaff addStaff() {
    return new AddStaff(
        stores.gates().staff(),
        hash(),
        pins(),
        stores.records().audit(),
        stores.database(),
        stores.ids(),
        stores.clock());
  }

  public ChangePin changePin() {
    return new ChangePin(
        stores.gates().staff(),
        hash(),
        pins(),
        stores.records().audit(),
        stores.database(),
        stores.clock());
  }

  public RemoveStaff removeStaff() {
    return new RemoveStaff(
        stores.gates().staff(), stores.records().audit(), stores.database(), stores.clock());
  }

  private PinHash hash() {
    return new Argon2PinHash(random);
  }

  private NewPins pins() {
    return new NewPins(() -> random.nextInt(NewPins.ALL));
  }
}
