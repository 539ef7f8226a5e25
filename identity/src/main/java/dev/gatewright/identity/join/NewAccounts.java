package dev.gatewright.identity.join;

import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes accounts, of which nothing is kept yet, of what people type who read mail at an address.
/// Safe for use by several threads.
public final class NewAccounts {
  private final PasswordHashes hashes;
  private final SecureRandom random;

  public NewAccounts(PasswordHashes hashes, SecureRandom random) {
    this.hashes = hashes;
    this.random = random;
  }

  /// What came of it.
  public sealed interface Prepared {}

  public record Ready(User user, PasswordHash hash) implements Prepared {}

  public record Refused(PasswordPolicy.Reason reason) implements Prepared {}

  /// Too many passwords are being hashed.
  public record Busy() implements Prepared {}

  public Prepared prepare(
      TenantId tenant,
      MailAddress address,
      Application application,
      PasswordPolicy policy,
      String issuerName,
      Instant now) {
    return switch (judge(address, application, policy, issuerName)) {
      case Judgement.Refused(var reason) -> new Refused(reason);
      case Judgement.Acceptable(var password) -> {
        var email = Optional.of(address.canonical());
        var claimant = Claimant.visitor(tenant, email, application.address());
        yield switch (hashes.hash(claimant, password)) {
          case Hashing.Busy() -> new Busy();
          case Hashing.Hashed(var hash) ->
              new Ready(user(address, application.name().strip(), now), hash);
        };
      }
    };
  }

  /// Whether the password may be that of the account, for whoever cannot have it yet.
  public static Judgement judge(
      MailAddress address, Application application, PasswordPolicy policy, String issuerName) {
    var names = new ArrayList<>(List.of(issuerName));
    if (!application.name().isBlank()) {
      names.add(application.name());
    }
    return policy.judge(application.password(), address.canonical(), names);
  }

  /// The id of an account that is not there yet.
  UserId newId() {
    return UserId.generate(random);
  }

  private User user(MailAddress address, String name, Instant now) {
    var claims =
        name.isEmpty() ? Claims.NONE : Claims.parse(Map.of("name", name)).orElse(Claims.NONE);
    return User.joining(newId(), address.canonical(), address.value(), claims, now);
  }
}
