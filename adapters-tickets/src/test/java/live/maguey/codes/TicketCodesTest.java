package live.maguey.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import live.maguey.keys.InMemorySigningKeys;
import live.maguey.keys.SigningKey;
import live.maguey.shared.InMemoryWorld;
import live.maguey.shared.TestClock;
import live.maguey.shared.Unavailable;
import live.maguey.tickets.CodeReader.Reading;
import live.maguey.tickets.Ticket.Kind;
import live.maguey.tickets.TicketCode;
import live.maguey.tickets.TicketId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketCodesTest {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TicketCode CODE =
      new TicketCode(
          42,
          new TicketId(UUID.fromString("0195a4c1-7d2e-7a31-9b7c-2f64d1e85a03")),
          1,
          Kind.GENERAL,
          Instant.parse("2026-03-15T11:00:00Z"));

  private final TestClock clock = new TestClock(NOON);
  private final SecureRandom random = new SecureRandom();
  private final KeySeal seal = new KeySeal(new byte[KeySeal.MASTER_KEY_BYTES], random);
  private final KeyForge forge = new KeyForge(seal, random);
  private final InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryWorld());
  private final KeyRing ring = new KeyRing(keys, clock);
  private final Ed25519TicketSigner signer = new Ed25519TicketSigner(ring, seal);
  private final Ed25519CodeReader reader = new Ed25519CodeReader(ring);

  @BeforeEach
  void one_key_signs() {
    keys.rotate(forge.make(1, NOON));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_is_signed_is_read_back(Kind kind) {
    TicketCode code = new TicketCode(42, CODE.ticket(), 2, kind, CODE.notAfter());

    String text = signer.sign(code);

    assertThat(text).hasSize(149).matches("[A-Z2-7]+");
    assertThat(reader.read(text)).isEqualTo(new Reading.Genuine(code, 1));
  }

  @Test
  void the_ends_of_every_range_are_carried() {
    TicketCode largest =
        new TicketCode(
            Integer.MAX_VALUE,
            new TicketId(new UUID(-1, -1)),
            65_535,
            Kind.GUEST,
            Instant.ofEpochSecond(0xffff_ffffL));
    TicketCode smallest =
        new TicketCode(0, new TicketId(new UUID(0, 0)), 1, Kind.GENERAL, Instant.EPOCH);

    for (TicketCode code : List.of(largest, smallest)) {
      assertThat(reader.read(signer.sign(code))).isEqualTo(new Reading.Genuine(code, 1));
    }
  }

  @Test
  void what_does_not_fit_the_bytes_is_not_signed() {
    for (int serial : new int[] {0, 65_536}) {
      TicketCode code = new TicketCode(42, CODE.ticket(), serial, Kind.GENERAL, CODE.notAfter());
      assertThatThrownBy(() -> signer.sign(code)).hasMessageContaining("serial " + serial);
    }
    TicketCode far =
        new TicketCode(42, CODE.ticket(), 1, Kind.GENERAL, Instant.ofEpochSecond(1L << 32));
    assertThatThrownBy(() -> signer.sign(far)).hasMessageContaining("not-after");
    TicketCode negative = new TicketCode(-1, CODE.ticket(), 1, Kind.GENERAL, CODE.notAfter());
    assertThatThrownBy(() -> signer.sign(negative)).hasMessageContaining("event number -1");
  }

  @Test
  void the_same_code_under_the_same_key_is_the_same_text_on_every_node() {
    Ed25519TicketSigner otherNode = new Ed25519TicketSigner(new KeyRing(keys, clock), seal);

    assertThat(signer.sign(CODE)).isEqualTo(signer.sign(CODE)).isEqualTo(otherNode.sign(CODE));
  }

  @Test
  void no_changed_character_anywhere_is_accepted() {
    String text = signer.sign(CODE);
    for (int at = 0; at < text.length(); at++) {
      for (char other : ALPHABET.toCharArray()) {
        if (other != text.charAt(at)) {
          String changed = text.substring(0, at) + other + text.substring(at + 1);
          assertThat(reader.read(changed))
              .as("character %d changed to %s", at, other)
              .isNotInstanceOf(Reading.Genuine.class);
        }
      }
    }
  }

  @Test
  void two_neighbours_that_changed_places_are_not_accepted() {
    String text = signer.sign(CODE);
    for (int at = 0; at + 1 < text.length(); at++) {
      char left = text.charAt(at);
      char right = text.charAt(at + 1);
      if (left != right) {
        String swapped = text.substring(0, at) + right + left + text.substring(at + 2);
        assertThat(reader.read(swapped)).isNotInstanceOf(Reading.Genuine.class);
      }
    }
  }

  @Test
  void an_altered_payload_or_signature_is_tampering() {
    String text = signer.sign(CODE);

    assertThat(reader.read(changed(text, 20))).isEqualTo(new Reading.Tampered());
    assertThat(reader.read(changed(text, 100))).isEqualTo(new Reading.Tampered());
  }

  @Test
  void a_bit_behind_the_last_byte_is_tampering_though_all_bytes_are_genuine() {
    String text = signer.sign(CODE);
    char last = text.charAt(148);
    String sameBytes = text.substring(0, 148) + ALPHABET.charAt(ALPHABET.indexOf(last) + 1);

    assertThat(reader.read(sameBytes)).isEqualTo(new Reading.Tampered());
  }

  @Test
  void a_well_signed_code_of_an_unknown_kind_is_not_accepted() {
    byte[] payload = CodeBytes.payload(1, CODE);
    payload[24] = 9;

    assertThat(CodeBytes.read(payload)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "7K2Q-4F9X",
        "https://example.com/t/ABCDEF",
        "0123456789",
        "ticket №7 🎫",
      })
  void other_texts_are_not_ours(String text) {
    assertThat(reader.read(text)).isEqualTo(new Reading.NotOurs());
  }

  @Test
  void a_text_of_our_length_is_not_ours_by_its_length_alone() {
    assertThat(reader.read("1".repeat(149))).isEqualTo(new Reading.NotOurs());
    assertThat(reader.read("A".repeat(149))).as("version 0").isEqualTo(new Reading.NotOurs());
    String text = signer.sign(CODE);
    assertThat(reader.read('C' + text.substring(1)))
        .as("version 17")
        .isEqualTo(new Reading.NotOurs());
    assertThat(reader.read("ı" + text.substring(1))).isEqualTo(new Reading.NotOurs());
  }

  @Test
  void a_code_that_lost_or_won_a_character_is_not_ours() {
    String text = signer.sign(CODE);

    assertThat(reader.read(text.substring(1))).isEqualTo(new Reading.NotOurs());
    assertThat(reader.read(text.substring(0, 148))).isEqualTo(new Reading.NotOurs());
    assertThat(reader.read(text + "A")).isEqualTo(new Reading.NotOurs());
    assertThat(reader.read(text.substring(0, 70) + " " + text.substring(70)))
        .isEqualTo(new Reading.NotOurs());
  }

  @Test
  void lower_case_and_what_a_scanner_types_around_are_read() {
    String text = signer.sign(CODE);
    Reading genuine = new Reading.Genuine(CODE, 1);

    assertThat(reader.read(text.toLowerCase(Locale.ROOT))).isEqualTo(genuine);
    assertThat(reader.read("  " + text + "\r\n")).isEqualTo(genuine);
    assertThat(reader.read("\t" + text + "\u001d")).isEqualTo(genuine);
  }

  @Test
  void a_key_that_is_not_ours_cannot_sign_for_us() {
    InMemorySigningKeys theirs = new InMemorySigningKeys(new InMemoryWorld());
    theirs.rotate(forge.make(1, NOON));
    String forged = new Ed25519TicketSigner(new KeyRing(theirs, clock), seal).sign(CODE);

    assertThat(reader.read(forged)).isEqualTo(new Reading.Tampered());
  }

  @Test
  void a_code_of_an_unknown_key_is_named_so() {
    InMemorySigningKeys theirs = new InMemorySigningKeys(new InMemoryWorld());
    theirs.rotate(forge.make(9, NOON));
    String unknown = new Ed25519TicketSigner(new KeyRing(theirs, clock), seal).sign(CODE);

    assertThat(reader.read(unknown)).isEqualTo(new Reading.UnknownKey(9));
  }

  @Test
  void rotating_invalidates_no_issued_ticket() {
    String issued = signer.sign(CODE);

    keys.rotate(forge.make(2, NOON));
    clock.advance(Duration.ofSeconds(30));
    String shownNow = signer.sign(CODE);

    assertThat(shownNow).isNotEqualTo(issued);
    assertThat(reader.read(issued)).isEqualTo(new Reading.Genuine(CODE, 1));
    assertThat(reader.read(shownNow)).isEqualTo(new Reading.Genuine(CODE, 2));
  }

  @Test
  void a_retired_key_verifies_until_its_end_and_not_a_moment_longer() {
    String issued = signer.sign(CODE);
    keys.rotate(forge.make(2, NOON));
    keys.endVerifying(1, NOON.plus(Duration.ofHours(1)));

    clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(reader.read(issued)).isEqualTo(new Reading.Genuine(CODE, 1));
    clock.advance(Duration.ofMillis(1));
    assertThat(reader.read(issued)).isEqualTo(new Reading.UnknownKey(1));
  }

  @Test
  void a_revoked_key_is_named_so_as_soon_as_the_keys_are_read_again() {
    String issued = signer.sign(CODE);
    keys.rotate(forge.make(2, NOON));
    keys.revoke(1, NOON);

    clock.advance(Duration.ofSeconds(30));
    assertThat(reader.read(issued)).isEqualTo(new Reading.RevokedKey(1));
    assertThat(reader.read(signer.sign(CODE))).isEqualTo(new Reading.Genuine(CODE, 2));
  }

  @Test
  void without_a_key_that_signs_the_caller_is_told_to_come_back() {
    Ed25519TicketSigner keyless =
        new Ed25519TicketSigner(
            new KeyRing(new InMemorySigningKeys(new InMemoryWorld()), clock), seal);

    assertThatThrownBy(() -> keyless.sign(CODE))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("maguey keys rotate");
  }

  @Test
  void a_key_row_whose_halves_do_not_belong_together_signs_nothing() {
    SigningKey one = forge.make(2, NOON);
    byte[] anothersPublicKey = forge.make(3, NOON).publicKey();
    keys.rotate(
        new SigningKey(2, anothersPublicKey, one.sealedPrivateKey(), NOON, null, null, null));

    assertThatThrownBy(() -> signer.sign(CODE))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("signing key 2");
  }

  private static String changed(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
