package dev.gatewright.examples.embedded;

import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The application's users. In a real application they are rows of its database, which holds hashes
/// of passwords and never a password. Thread-safe.
final class People {
  static final SubjectId ADA = new SubjectId("user-1");
  static final SubjectId BOB = new SubjectId("user-2");

  private static final int ROUNDS = 600_000;
  private static final int HASH_BITS = 256;

  /// After so many wrong passwords in a row an account waits: whoever guesses gets no further. A
  /// stranger can make somebody wait by this, so the wait is short.
  private static final int MOST_GUESSES = 5;

  private static final Duration WAIT = Duration.ofMinutes(1);

  private static final Map<String, Account> BY_NAME =
      Map.of(
          // correct horse battery
          "ada",
          new Account(
              ADA,
              "CyCZKTXb5PpLPd9pmm-QWQ",
              "aurMOcITqpWj-uJoN0GBOzF9wpsUaEHQZEMcyaUes84",
              Map.of(
                  "name", "Ada Lovelace",
                  "preferred_username", "ada",
                  "email", "ada@example.com",
                  "email_verified", true)),
          // bob builds bridges
          "bob",
          new Account(
              BOB,
              "PgvovwuDCiQqOoQaCYCX5Q",
              "roLeJMiEfUJBhjsi_IV7q52mV6Q2FR84qJONdM_7Ux8",
              Map.of("name", "Bob Builder", "email", "bob@example.com")));

  /// Checked in place of an account that does not exist, so that the time does not tell.
  private static final Account NOBODY =
      new Account(new SubjectId("nobody"), "AAAAAAAAAAAAAAAAAAAAAA", "", Map.of());

  private final InstantSource clock;
  private final Map<Account, Guesses> guesses = new HashMap<>();

  People(InstantSource clock) {
    this.clock = clock;
  }

  private record Account(SubjectId id, String salt, String hash, Map<String, Object> claims) {}

  /// Wrong passwords in a row, and when the last one counted.
  private record Guesses(int wrong, Instant last) {}

  /// What tokens and UserInfo can say about each of them (OpenID Connect Core §5.1).
  List<SubjectView> views() {
    var now = clock.instant();
    return BY_NAME.values().stream()
        .map(account -> new SubjectView(account.id(), account.claims(), List.of(), now))
        .toList();
  }

  /// The user of this name, if the password is right. It takes the same time whether there is such
  /// a user or not.
  Optional<SubjectId> authenticate(String username, String password) {
    var account = BY_NAME.getOrDefault(username, NOBODY);
    return judge(account, isRight(account, password));
  }

  private synchronized Optional<SubjectId> judge(Account account, boolean right) {
    var now = clock.instant();
    var before = guesses.getOrDefault(account, new Guesses(0, now));
    var waits = before.wrong() >= MOST_GUESSES && now.isBefore(before.last().plus(WAIT));
    if (right && !waits) {
      guesses.remove(account);
      return Optional.of(account.id());
    }
    if (!waits) {
      guesses.put(account, new Guesses(before.wrong() + 1, now));
    }
    return Optional.empty();
  }

  private static boolean isRight(Account account, String password) {
    var base64 = Base64.getUrlDecoder();
    var salt = base64.decode(account.salt());
    var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
    try {
      var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      var hash = factory.generateSecret(spec).getEncoded();
      return MessageDigest.isEqual(hash, base64.decode(account.hash()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }
}
