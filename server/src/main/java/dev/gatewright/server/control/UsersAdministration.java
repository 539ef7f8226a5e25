package dev.gatewright.server.control;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.store.Users.Addition;
import dev.gatewright.server.tenants.OpenStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// The `user` commands.
final class UsersAdministration {
  private static final int MOST_LISTED = 1000;

  /// A made password: 96 random bits, 16 characters.
  private static final int PASSWORD_BYTES = 12;

  private final OpenStore open;
  private final IssuerChoice issuers;
  private final Supplier<PasswordHashes> hashes;
  private final InstantSource clock;
  private final SecureRandom random;

  UsersAdministration(
      OpenStore open, Supplier<PasswordHashes> hashes, InstantSource clock, SecureRandom random) {
    this.open = open;
    this.issuers = new IssuerChoice(open);
    this.hashes = hashes;
    this.clock = clock;
    this.random = random;
  }

  Answer list(Request request) {
    return issuers.withIssuer(
        request,
        issuer -> {
          var tenant = new TenantId(issuer.id().value());
          var after = request.find("after").flatMap(CanonicalEmail::parse);
          var users = users().list(tenant, after, MOST_LISTED);
          var table = new Table("EMAIL", "STATUS", "ROLE", "NAME", "ID");
          users.forEach(user ->
              table.row(
                  user.email().value(),
                  user.status().name().toLowerCase(Locale.ROOT),
                  user.role().orElse("-"),
                  user.claims().one("name").map(Object::toString).orElse("-"),
                  user.id().value()));
          if (users.isEmpty()) {
            return Answer.done("no users");
          }
          var more =
              users.size() == MOST_LISTED
                  ? "\nThere may be more: add --after " + users.getLast().email().value()
                  : "";
          return Answer.done(table.text() + more);
        });
  }

  Answer add(Request request) {
    var typed = request.get("email");
    var email = CanonicalEmail.parse(typed);
    if (email.isEmpty()) {
      return Answer.failed(typed + " is no e-mail address.");
    }
    var claims =
        new Claims(
            request.find("name").<Map<String, Object>>map(n -> Map.of("name", n)).orElse(Map.of()));
    var names = request.find("name").map(List::of).orElse(List.of());
    return issuers.withIssuer(
        request,
        issuer ->
            withPassword(
                request,
                email.get(),
                names,
                (hash, shown) -> {
                  var now = clock.instant();
                  var user =
                      new User(
                          UserId.generate(random),
                          email.get(),
                          typed,
                          request.find("verified").isPresent(),
                          claims,
                          request.find("role"),
                          UserStatus.ACTIVE,
                          now,
                          now,
                          Optional.empty());
                  var tenant = new TenantId(issuer.id().value());
                  return users().add(tenant, user, Optional.of(hash), by()) == Addition.ADDED
                      ? Answer.done("added " + user.email() + " as " + user.id() + shown)
                      : Answer.failed(
                          "%s has an account at %s already.".formatted(user.email(), issuer.id()));
                }));
  }

  Answer setPassword(Request request) {
    return withUser(
        request,
        (tenant, user) ->
            withPassword(
                request,
                user.email(),
                user.claims().one("name").map(Object::toString).map(List::of).orElse(List.of()),
                (hash, shown) ->
                    users().setPasswordHashAndSignOut(tenant, user.id(), hash, by())
                        ? Answer.done(
                            "set the password of " + user.email() + " and signed them out" + shown)
                        : gone(user)));
  }

  Answer suspend(Request request) {
    return withStatus(request, UserStatus.SUSPENDED, "suspended ");
  }

  Answer activate(Request request) {
    return withStatus(request, UserStatus.ACTIVE, "activated ");
  }

  Answer signOut(Request request) {
    return withUser(
        request,
        (tenant, user) ->
            users().signOutEverywhere(tenant, user.id(), by())
                ? Answer.done("signed out " + user.email() + " everywhere")
                : gone(user));
  }

  Answer recoveryCodes(Request request) {
    var codes = new RecoveryCodes(open.store().credentials());
    return withUser(
        request,
        (tenant, user) -> {
          if (request.find("remove").isPresent()) {
            return codes.remove(tenant, user.id(), by())
                ? Answer.done("took away the recovery codes of " + user.email())
                : Answer.failed(user.email() + " has no recovery codes.");
          }
          boolean before = codes.areDemanded(tenant, user.id());
          boolean demanded =
              request.find("no-demand").isEmpty() && (before || request.find("demand").isPresent());
          var made = codes.make(tenant, user.id(), demanded, random, by());
          if (made.isEmpty()) {
            return gone(user);
          }
          if (demanded && !before) {
            var _ = users().signOutEverywhere(tenant, user.id(), by());
          }
          return Answer.done(shown(user, made, demanded, before));
        });
  }

  /// The list that the person prints or writes down.
  private static String shown(User user, List<Secret> codes, boolean demanded, boolean before) {
    var text = new StringBuilder("recovery codes of " + user.email() + ", shown this once:\n");
    codes.forEach(code -> text.append("\n  ").append(code.reveal()));
    text.append("\n\nEach is good for one sign-in, together with the password. ");
    text.append("Codes made before are worthless.");
    if (demanded) {
      text.append("\nEvery sign-in needs one");
      text.append(before ? "." : " from now on; the person was signed out.");
    }
    return text.toString();
  }

  private Answer withStatus(Request request, UserStatus status, String done) {
    return withUser(
        request,
        (tenant, user) -> {
          var change = UserChange.NONE.withStatus(status);
          return users().update(tenant, user.id(), change, by()) == Users.Update.UPDATED
              ? Answer.done(done + user.email())
              : gone(user);
        });
  }

  private Answer withUser(Request request, BiFunction<TenantId, User, Answer> use) {
    var email = request.get("email");
    Function<TenantId, Answer> find =
        tenant ->
            CanonicalEmail.parse(email)
                .flatMap(canonical -> users().findByEmail(tenant, canonical))
                .map(user -> use.apply(tenant, user))
                .orElseGet(() -> Answer.failed("%s has no user %s.".formatted(tenant, email)));
    return issuers.withIssuer(request, issuer -> find.apply(new TenantId(issuer.id().value())));
  }

  /// Hashes the password of the request, or one made here, which `use` is given to show.
  private Answer withPassword(
      Request request,
      CanonicalEmail email,
      List<String> names,
      BiFunction<PasswordHash, String, Answer> use) {
    var typed = request.find("password");
    var password = new Secret(typed.orElseGet(this::newPassword));
    var shown = typed.isPresent() ? "" : "\npassword, shown this once: " + password.reveal();
    return switch (PasswordPolicy.standard().judge(password, email, names)) {
      case Judgement.Refused(var reason) -> Answer.failed(sentence(reason));
      case Judgement.Acceptable(var acceptable) -> {
        try (var hashing = hashes.get()) {
          yield switch (hashing.hash(acceptable)) {
            case Hashing.Hashed(var hash) -> use.apply(hash, shown);
            case Hashing.Busy() -> Answer.failed("Too many sign-ins are waiting. Try again.");
          };
        }
      }
    };
  }

  private String newPassword() {
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sentence(PasswordPolicy.Reason reason) {
    return switch (reason) {
      case TOO_SHORT -> "The password is too short: at least 8 characters.";
      case TOO_LONG -> "The password is too long: at most 1024 characters.";
      case UNREADABLE -> "The password has a character that no keyboard makes.";
      case COMMON -> "The password is among those that everybody tries first.";
      case LIKE_ACCOUNT -> "The password is the account's own name.";
    };
  }

  private static Answer gone(User user) {
    return Answer.failed(user.email() + " was removed meanwhile.");
  }

  private By by() {
    return By.operator("command line", clock.instant());
  }

  private Users users() {
    return open.store().users();
  }
}
