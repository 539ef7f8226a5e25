package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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
    credentials = new CredentialTable(database, events);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("A credential reads back as it was written, of its user and tenant alone")
  final void keptWhole() {
    var one = credential(Document.EMPTY.with("hashes", List.of("a", "b")).with("demanded", true));

    assertThat(credentials.put(ACME, one, BY)).isTrue();
    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(one);
    assertThat(credentials.list(ACME, ADA, SignInMethod.PASSWORD)).isEmpty();
    assertThat(credentials.list(ACME, BOB, SignInMethod.RECOVERY_CODE)).isEmpty();
    assertThat(credentials.list(OTHER, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
    assertThat(credentials.remove(OTHER, ADA, SignInMethod.RECOVERY_CODE, BY)).isFalse();
    assertThat(credentials.remove(ACME, ADA, SignInMethod.RECOVERY_CODE, BY)).isTrue();
    assertThat(credentials.remove(ACME, ADA, SignInMethod.RECOVERY_CODE, BY)).isFalse();
  }

  @Test
  @DisplayName(
      "A new credential takes the place of everything the method had; nobody's is not kept")
  final void putReplaces() {
    var first = credential(Document.EMPTY.with("n", 1L));
    var second = credential(Document.EMPTY.with("n", 2L));
    credentials.put(ACME, first, BY);
    credentials.put(ACME, second, BY);

    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(second);
    assertThat(credentials.put(OTHER, first, BY)).isFalse();
    assertThat(credentials.list(OTHER, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
  }

  @Test
  @DisplayName("Only the document that was read is replaced")
  final void replaceCompares() {
    var read = credential(Document.EMPTY.with("n", 1L));
    credentials.put(ACME, read, BY);
    var written = read.withDocument(Document.EMPTY.with("n", 2L), NOW.plusSeconds(1));

    assertThat(credentials.replace(OTHER, read, written, BY)).isFalse();
    assertThat(credentials.replace(ACME, read, written, BY)).isTrue();
    assertThat(credentials.replace(ACME, read, written, BY)).isFalse();
    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).containsExactly(written);
  }

  @Test
  @DisplayName("What a person could prove themselves with goes with the account")
  final void removedWithTheAccount() {
    credentials.put(ACME, credential(Document.EMPTY), BY);
    users.remove(ACME, ADA, BY);
    users.add(ACME, user(), Optional.empty(), BY);

    assertThat(credentials.list(ACME, ADA, SignInMethod.RECOVERY_CODE)).isEmpty();
  }

  @Test
  @DisplayName("Of 16 that spend one recovery code at once, one passes; ten codes pass ten times")
  final void codesAreGoodForOnce() throws Exception {
    var codes = new RecoveryCodes(credentials);
    var shown = codes.make(ACME, ADA, false, new SecureRandom(), BY);
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
    var shown = new RecoveryCodes(credentials).make(ACME, ADA, false, new SecureRandom(), BY);
    assertThat(judge(new RecoveryCodes(credentials), shown.getFirst()))
        .isInstanceOf(Verdict.Passed.class);
    database.close();
    openDatabase();
    var codes = new RecoveryCodes(credentials);

    assertThat(judge(codes, shown.getFirst())).isEqualTo(Verdict.FAILED);
    assertThat(codes.left(ACME, ADA)).isEqualTo(9);
    assertThat(judge(codes, shown.getLast())).isInstanceOf(Verdict.Passed.class);
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
