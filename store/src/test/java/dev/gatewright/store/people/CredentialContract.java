package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.Credentials.Why;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.totp.TotpMethod;
import dev.gatewright.identity.totp.TotpSecret;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What credentials promise, on every dialect.
abstract class CredentialContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");
  private static final By BY = By.operator("a test", NOW);
  private static final UserId BOB = new UserId("bob");
  private static final Visitor VISITOR =
      new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty());

  @TempDir private Path folder;
  private Database database;
  private UserTable users;
  private CredentialTable credentials;
  private OutboxTable outbox;
  private SecretSeal secrets;
  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    openDatabase();
    users.add(ACME, user(), Optional.empty(), BY);
  }

  private void openDatabase() {
    database = open(folder);
    var events = new EventTable(database.readers(), new SecureRandom());
    users = new UserTable(database, events);
    var seal = new MailSeal(new Wrapping(master, random));
    outbox = new OutboxTable(database, events, seal, MailQuota.STANDARD, random);
    credentials = new CredentialTable(database, events, outbox);
    secrets = new SecretSeal(new Wrapping(master, random));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("A credential reads back as it was written, of its user and tenant alone")
  final void keptWhole() {
    var one = credential(Document.EMPTY.with("hashes", List.of("a", "b")).with("demanded", true));

    assertThat(credentials.put(ACME, one, Optional.empty(), BY)).isTrue();
    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(one);
    assertThat(credentials.list(ACME, ADA, SignInMethod.PASSWORD)).isEmpty();
    assertThat(credentials.list(ACME, BOB, SignInMethod.RECOVERY_CODE)).isEmpty();
    assertThat(credentials.list(OTHER, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
    assertThat(credentials.remove(OTHER, ADA, SignInMethod.RECOVERY_CODE, Optional.empty(), BY))
        .isFalse();
    assertThat(credentials.remove(ACME, ADA, SignInMethod.RECOVERY_CODE, Optional.empty(), BY))
        .isTrue();
    assertThat(credentials.remove(ACME, ADA, SignInMethod.RECOVERY_CODE, Optional.empty(), BY))
        .isFalse();
  }

  @Test
  @DisplayName(
      "A new credential takes the place of everything the method had; nobody's is not kept")
  final void putReplaces() {
    var first = credential(Document.EMPTY.with("n", 1L));
    var second = credential(Document.EMPTY.with("n", 2L));
    credentials.put(ACME, first, Optional.empty(), BY);
    credentials.put(ACME, second, Optional.empty(), BY);

    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(second);
    assertThat(credentials.put(OTHER, first, Optional.empty(), BY)).isFalse();
    assertThat(credentials.list(OTHER, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
  }

  @Test
  @DisplayName("Only the document that was read is replaced")
  final void replaceCompares() {
    var read = credential(Document.EMPTY.with("n", 1L));
    credentials.put(ACME, read, Optional.empty(), BY);
    var written = read.withDocument(Document.EMPTY.with("n", 2L), NOW.plusSeconds(1));

    assertThat(credentials.replace(OTHER, read, written, Why.USED, BY)).isFalse();
    assertThat(credentials.replace(ACME, read, written, Why.USED, BY)).isTrue();
    assertThat(credentials.replace(ACME, read, written, Why.USED, BY)).isFalse();
    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(written);
  }

  @Test
  @DisplayName("What a person could prove themselves with goes with the account")
  final void removedWithTheAccount() {
    credentials.put(ACME, credential(Document.EMPTY), Optional.empty(), BY);
    users.remove(ACME, ADA, BY);
    users.add(ACME, user(), Optional.empty(), BY);

    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
  }

  @Test
  @DisplayName("Of 16 that spend one recovery code at once, one passes; ten codes pass ten times")
  final void codesAreGoodForOnce() throws Exception {
    var codes = new RecoveryCodes(credentials);
    var shown = codes.make(ACME, ADA, false, new SecureRandom(), Optional.empty(), BY);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 160)
              .mapToObj(n -> (Callable<Verdict>) () -> judge(codes, shown.get(n % 10)))
              .toList();
      int passed = 0;
      for (var verdict : threads.invokeAll(calls)) {
        passed += verdict.get() instanceof Verdict.Passed ? 1 : 0;
      }
      assertThat(passed).isEqualTo(10);
    }
    assertThat(codes.left(ACME, ADA)).isZero();
  }

  @Test
  @DisplayName("A code that was spent is spent after the store was opened again")
  final void spentForGood() {
    var shown =
        new RecoveryCodes(credentials)
            .make(ACME, ADA, false, new SecureRandom(), Optional.empty(), BY);
    assertThat(judge(new RecoveryCodes(credentials), shown.getFirst()))
        .isInstanceOf(Verdict.Passed.class);
    database.close();
    openDatabase();
    var codes = new RecoveryCodes(credentials);

    assertThat(judge(codes, shown.getFirst())).isEqualTo(Verdict.FAILED);
    assertThat(codes.left(ACME, ADA)).isEqualTo(9);
    assertThat(judge(codes, shown.getLast())).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("A person has several of one method, up to a number, each of an id of its own")
  void several() {
    for (int i = 0; i < 3; i++) {
      assertThat(credentials.add(ACME, passkey(ADA, "key" + i), 3, Optional.empty(), BY)).isTrue();
    }
    assertThat(credentials.add(ACME, passkey(ADA, "key3"), 3, Optional.empty(), BY)).isFalse();
    assertThat(credentials.add(ACME, passkey(BOB, "key9"), 3, Optional.empty(), BY))
        .as("nobody's")
        .isFalse();
    assertThat(credentials.find(ACME, SignInMethod.PASSKEY, "key1")).contains(passkey(ADA, "key1"));
    assertThat(credentials.find(OTHER, SignInMethod.PASSKEY, "key1")).isEmpty();

    assertThat(credentials.remove(ACME, passkey(ADA, "key1"), Optional.empty(), BY)).isTrue();
    assertThat(credentials.remove(ACME, passkey(ADA, "key1"), Optional.empty(), BY)).isFalse();
    assertThat(credentials.list(ACME, ADA, SignInMethod.PASSKEY))
        .extracting(Credential::id)
        .containsExactly("key0", "key2");
    assertThat(credentials.add(ACME, passkey(ADA, "key0"), 3, Optional.empty(), BY))
        .as("one that is there")
        .isFalse();
  }

  @Test
  @DisplayName("The mail that tells of a new credential is written with it, or neither is")
  void noticeInTheSameUnit() {
    var mail =
        new Mail(
            MailAddress.of(user()),
            Optional.of(ADA),
            "en",
            new Mail.Content.Notice(NoticeKind.FACTOR_ADDED, Optional.of("passkey")),
            Optional.empty());
    assertThat(credentials.add(ACME, passkey(BOB, "key"), 3, Optional.of(mail), BY)).isFalse();
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).isEmpty();
    assertThat(credentials.add(ACME, passkey(ADA, "key"), 3, Optional.of(mail), BY)).isTrue();
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).hasSize(1);
  }

  @Test
  @DisplayName("A new credential and one that is taken away end the trust of every browser")
  void changesEndTrust() {
    var devices = new DeviceTable(database, outbox);
    var device = DeviceId.generate(random);
    devices.remember(ACME, ADA, device, NOW, 20, Optional.empty());
    devices.trust(ACME, ADA, DeviceId.generate(random), Optional.empty(), NOW);
    devices.trust(ACME, ADA, device, Optional.empty(), NOW);
    assertThat(devices.trustedAt(ACME, ADA, device)).contains(NOW);
    assertThat(devices.trustedAt(OTHER, ADA, device)).isEmpty();

    credentials.add(ACME, passkey(ADA, "key"), 3, Optional.empty(), BY);
    assertThat(devices.trustedAt(ACME, ADA, device)).isEmpty();
    devices.trust(ACME, ADA, device, Optional.empty(), NOW);
    credentials.remove(ACME, passkey(ADA, "key"), Optional.empty(), BY);
    assertThat(devices.trustedAt(ACME, ADA, device)).isEmpty();
    assertThat(devices.isKnown(ACME, ADA, device)).isTrue();
  }

  @Test
  @DisplayName("A person sees which browsers they trust, and ends the trust in one or in all")
  void trustedBrowsers() {
    var devices = new DeviceTable(database, outbox);
    var old = DeviceId.generate(random);
    var desk = DeviceId.generate(random);
    var phone = DeviceId.generate(random);
    for (var device : List.of(old, desk, phone)) {
      devices.remember(ACME, ADA, device, NOW, 20, Optional.empty());
    }
    devices.trust(ACME, ADA, old, Optional.empty(), NOW.minusSeconds(60));
    devices.trust(ACME, ADA, desk, Optional.of("Firefox"), NOW);
    devices.trust(ACME, ADA, phone, Optional.empty(), NOW.plusSeconds(1));

    assertThat(devices.trusted(ACME, ADA, NOW.minusSeconds(60), 10))
        .extracting(KnownDevices.Trusted::device)
        .containsExactly(phone, desk);
    assertThat(devices.trusted(ACME, ADA, NOW.minusSeconds(60), 10).getLast().userAgent())
        .contains("Firefox");
    assertThat(devices.trusted(OTHER, ADA, Instant.EPOCH, 10)).isEmpty();
    assertThat(devices.distrust(ACME, BOB, desk)).isFalse();
    assertThat(devices.distrust(ACME, ADA, desk)).isTrue();
    assertThat(devices.distrust(ACME, ADA, desk)).isFalse();
    assertThat(devices.trustedAt(ACME, ADA, phone)).isPresent();
    devices.distrustAll(ACME, ADA);
    assertThat(devices.trusted(ACME, ADA, Instant.EPOCH, 10)).isEmpty();
    assertThat(devices.isKnown(ACME, ADA, phone)).isTrue();
  }

  @Test
  @DisplayName("All factors of a person go at once, with one mail, the trust, and no one else's")
  void takenTogether() {
    var devices = new DeviceTable(database, outbox);
    var device = DeviceId.generate(random);
    var all = Set.of(SignInMethod.PASSKEY, SignInMethod.RECOVERY_CODE);
    var mail =
        new Mail(
            MailAddress.of(user()),
            Optional.of(ADA),
            "en",
            new Mail.Content.Notice(NoticeKind.FACTORS_TAKEN, Optional.empty()),
            Optional.empty());
    credentials.add(ACME, passkey(ADA, "key1"), 3, Optional.empty(), BY);
    credentials.add(ACME, passkey(ADA, "key2"), 3, Optional.empty(), BY);
    credentials.put(ACME, credential(Document.EMPTY.with("n", 1L)), Optional.empty(), BY);
    devices.remember(ACME, ADA, device, NOW, 20, Optional.empty());
    devices.trust(ACME, ADA, device, Optional.empty(), NOW);

    assertThat(credentials.removeAll(OTHER, ADA, all, Optional.of(mail), BY)).isFalse();
    assertThat(credentials.removeAll(ACME, BOB, all, Optional.of(mail), BY)).isFalse();
    assertThat(credentials.removeAll(ACME, ADA, all, Optional.of(mail), BY)).isTrue();

    assertThat(credentials.list(ACME, ADA, SignInMethod.PASSKEY)).isEmpty();
    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
    assertThat(devices.trustedAt(ACME, ADA, device)).isEmpty();
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).hasSize(1);
  }

  @Test
  @DisplayName("RFC 6238 §5.2: of 16 that send one code at once, one passes; none after a restart")
  void codesOfTheMomentAreGoodForOnce() throws Exception {
    var secret = TotpSecret.generate(random);
    var totp = new TotpMethod(credentials, secrets);
    var typed = new Secret(codeAt(secret, NOW));
    assertThat(totp.enrol(ACME, ADA, secret, typed, Optional.empty(), BY)).isTrue();
    var later = NOW.plusSeconds(60);
    var code = new SignInInput.Code(SignInMethod.TOTP, new Secret(codeAt(secret, later)));
    var claim = new Claim(ACME, Optional.of(user()), SignInState.NOTHING, VISITOR, later);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(_ -> (Callable<Verdict>) () -> totp.judge(claim, code))
              .toList();
      int passed = 0;
      for (var verdict : threads.invokeAll(calls)) {
        passed += verdict.get() instanceof Verdict.Passed ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
    database.close();
    openDatabase();
    assertThat(new TotpMethod(credentials, secrets).judge(claim, code)).isEqualTo(Verdict.FAILED);
  }

  /// RFC 6238 §4, as an application computes it.
  private static String codeAt(TotpSecret secret, Instant at) throws Exception {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.bytes(), "RAW"));
    var digest =
        ByteBuffer.wrap(
            mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array()));
    int number = (digest.getInt(digest.get(19) & 0xf) & Integer.MAX_VALUE) % 1_000_000;
    return Integer.toString(1_000_000 + number).substring(1);
  }

  private static Credential passkey(UserId user, String id) {
    return new Credential(user, SignInMethod.PASSKEY, id, Document.EMPTY, NOW, NOW);
  }

  private static Verdict judge(RecoveryCodes codes, Secret code) {
    return codes.judge(
        new Claim(ACME, Optional.of(user()), SignInState.NOTHING, VISITOR, NOW.plusSeconds(1)),
        new SignInInput.Code(SignInMethod.RECOVERY_CODE, code));
  }

  private static Credential credential(Document document) {
    return new Credential(ADA, SignInMethod.RECOVERY_CODE, "codes", document, NOW, NOW);
  }

  private static User user() {
    return new User(
        ADA,
        new CanonicalEmail("ada@acme.test"),
        "ada@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
