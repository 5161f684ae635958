package live.maguey.codes;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import live.maguey.staff.Pin;
import live.maguey.staff.PinHash;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// PINs as Argon2id (RFC 9106), with the least costs that OWASP names, in the text that all
/// implementations read: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`.
///
/// <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>
public final class Argon2PinHash implements PinHash {
  private static final int KIBIBYTES = 19_456;
  private static final int ROUNDS = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String COSTS = "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + ROUNDS + ",p=1$";

  private final SecureRandom random;

  public Argon2PinHash(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String of(Pin pin) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return of(pin, salt);
  }

  /// That of a known salt: vectors of other implementations are made with it.
  static String of(Pin pin, byte[] salt) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(KIBIBYTES)
            .withIterations(ROUNDS)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon2.generateBytes(pin.digits().getBytes(StandardCharsets.US_ASCII), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return COSTS + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }
}
