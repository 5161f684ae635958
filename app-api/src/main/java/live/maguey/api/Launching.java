package live.maguey.api;

import java.util.List;
import live.maguey.api.launch.SignedStatements;
import live.maguey.launch.DecideOpening;
import live.maguey.launch.DecisionReader;
import live.maguey.launch.Requirements;
import live.maguey.launch.SignOff;
import live.maguey.launch.SignedDecision;
import live.maguey.launch.Signoff;
import live.maguey.shared.Secret;

/// What people see and decide before an opening.
public final class Launching {
  private final Stores stores;
  private final Stores.Records records;
  private final Signing signing;

  Launching(Stores stores, Signing signing) {
    this.stores = stores;
    this.records = stores.records();
    this.signing = signing;
  }

  public SignOff signOff() {
    return new SignOff(
        records.signoffs(),
        Requirements.load(),
        records.audit(),
        stores.database(),
        stores.clock());
  }

  /// The latest of each requirement.
  public List<Signoff> signoffs() {
    return records.signoffs().latest();
  }

  /// @param master opens the key that signs
  public DecideOpening decideOpening(Secret master) {
    return new DecideOpening(
        records.decisions(),
        SignedStatements.signer(signing.statementSigner(master)),
        records.audit(),
        stores.database(),
        stores.clock());
  }

  /// The newest first.
  public List<SignedDecision> decisions(int limit) {
    return records.decisions().newest(limit);
  }

  public DecisionReader decisionReader() {
    return SignedStatements.reader(signing.statementReader());
  }
}
