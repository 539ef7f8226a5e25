package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.LinkMails;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.SignInMails;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.mailcode.EmailCodeMethod;
import dev.gatewright.identity.mailcode.MagicLinkMethod;
import dev.gatewright.identity.mailcode.SentCodes;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.mailcode.SmsCodeMethod;
import dev.gatewright.identity.passkey.PasskeyMethod;
import dev.gatewright.identity.passkey.RelyingParty;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.Claimant;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordMethod;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.AccountGate;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.LoginNames;
import dev.gatewright.identity.store.MailRequests;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.Throttles;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.store.VerifiedNumbers;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.CodeTries;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.MailThrottle;
import dev.gatewright.identity.throttle.ThrottleLimits;
import dev.gatewright.identity.totp.TotpMethod;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a form asks of the store and of the hash, whichever kind of account it names: every call of
/// a port is one statement or one unit of them.
final class WorkTellsNothingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);
  private static final Set<SignInMethod> FIRSTS =
      EnumSet.of(
          SignInMethod.PASSWORD,
          SignInMethod.MAGIC_LINK,
          SignInMethod.EMAIL_CODE,
          SignInMethod.PASSKEY);

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("worktellsnothing"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed = store.unlock(master, CryptoProvider.jdk(), random);
  private final AtomicInteger digests = new AtomicInteger();
  private final PasswordHashes hashes =
      new PasswordHashes(CHEAP, counted(), random, new PasswordHashes.Pool(1, 64));
  private final List<String> calls = new ArrayList<>();
  private final MailDesk desk;
  private final SignInFlow flow;
  private final DeviceId device = DeviceId.generate(random);

  WorkTellsNothingTest() {
    var key = master.derive("throttles");
    var watch = new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {});
    var users = counted(Users.class, store.users());
    var throttles = counted(Throttles.class, store.throttles());
    var links = counted(MailedLinks.class, sealed.links());
    var credentials = counted(Credentials.class, sealed.credentials());
    var codes = new MailedCodes(master.derive("codes"));
    var numbers = counted(VerifiedNumbers.class, sealed.numbers());
    var sent = new SentCodes(links, codes, new CodeTries(throttles, key));
    desk =
        new MailDesk(
            users,
            store.loginNames(),
            counted(MailRequests.class, sealed.mailRequests()),
            new MailThrottle(throttles, key, watch),
            new LinkMails((_, _, _) -> Optional.empty(), random),
            new SignInMails((_, _, _) -> Optional.empty(), codes, random),
            new SignInTexts(numbers, new EveryText(), codes, random));
    var mail = new SignInMail(desk, random);
    flow =
        new SignInFlow(
            users,
            counted(LoginNames.class, store.loginNames()),
            counted(KnownDevices.class, sealed.devices()),
            new GuessThrottle(throttles, ThrottleLimits.DEFAULT, key, watch),
            new AccountGate(users),
            List.of(
                new PasswordMethod(users, hashes, (_, _, _, _) -> {}),
                new EmailCodeMethod(mail, sealed.mailedChanges(), sent),
                new SmsCodeMethod(mail, links, sent, numbers, new EveryText()),
                new MagicLinkMethod(mail, users, links, sealed.mailedChanges()),
                new PasskeyMethod(
                    credentials,
                    _ ->
                        Optional.of(
                            new RelyingParty("id.acme.test", "https://id.acme.test", "Acme")),
                    random),
                new TotpMethod(credentials, sealed.secrets()),
                new RecoveryCodes(credentials)));
    for (var kind : Kind.values()) {
      kind.status.ifPresent(status -> add(kind, status));
    }
  }

  private Argon2 counted() {
    var real = Argon2.fastest(CHEAP, 1);
    return new Argon2() {
      @Override
      public byte[] digest(
          Variant variant,
          Version version,
          Argon2Cost cost,
          byte[] salt,
          byte[] password,
          int length) {
        digests.incrementAndGet();
        return real.digest(variant, version, cost, salt, password, length);
      }

      @Override
      public String name() {
        return real.name();
      }
    };
  }

  private <T> T counted(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              calls.add(port.getSimpleName() + "." + method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /// What an address can be to somebody who tries it.
  private enum Kind {
    EXISTING(Optional.of(UserStatus.ACTIVE)),
    UNKNOWN(Optional.empty()),
    BLOCKED(Optional.of(UserStatus.SUSPENDED)),
    LEAVING(Optional.of(UserStatus.LEAVING)),
    WITHOUT_PASSWORD(Optional.of(UserStatus.ACTIVE));

    private final Optional<UserStatus> status;

    Kind(Optional<UserStatus> status) {
      this.status = status;
    }

    String email() {
      return name().toLowerCase(Locale.ROOT) + "@acme.test";
    }
  }

  private void add(Kind kind, UserStatus status) {
    var email = new CanonicalEmail(kind.email());
    var user =
        new User(
            new UserId(kind.name()),
            email,
            kind.email(),
            true,
            Claims.NONE,
            Optional.empty(),
            status,
            NOON,
            NOON,
            Optional.empty());
    var hash =
        kind == Kind.WITHOUT_PASSWORD ? Optional.<PasswordHash>empty() : Optional.of(hash(kind));
    store.users().add(ACME, user, hash, By.server(NOON));
    var name = LoginName.parse(name(kind.email())).orElseThrow();
    assertThat(store.loginNames().give(ACME, user.id(), name, By.server(NOON)))
        .isEqualTo(LoginNames.Giving.GIVEN);
  }

  private static String name(String email) {
    return email.substring(0, email.indexOf('@')).replace('_', '.');
  }

  private PasswordHash hash(Kind kind) {
    var typed = Password.parse(new Secret("the right words of mine")).orElseThrow();
    var hashed = hashes.hash(new Claimant("acme", kind.email(), ""), typed);
    return ((PasswordHashes.Hashing.Hashed) hashed).hash();
  }

  @AfterEach
  void close() {
    hashes.close();
    store.close();
  }

  /// A form that takes an address, or follows one that did.
  enum Form {
    PASSWORD,
    PASSWORD_IN_A_BROWSER_OF_SOMEBODY,
    PASSWORD_BY_NAME,
    IDENTIFIER,
    PAGE_AFTER_IT,
    LINK_ASKED,
    CODE_ASKED,
    CODE_TYPED,
    PASSKEY,
    RECOVER,
    SIGN_UP,
    VERIFY
  }

  private Scene scene(boolean known) {
    var visitor =
        new Visitor(
            InetAddress.ofLiteral("192.0.2.1"), known ? Optional.of(device) : Optional.empty());
    var asker =
        new Asker(
            "en",
            Optional.empty(),
            Optional.empty(),
            Set.of(SignInMethod.MAGIC_LINK, SignInMethod.EMAIL_CODE),
            Set.of(LoginName.Kind.USERNAME),
            Document.EMPTY);
    return new Scene(
        ACME,
        new SignInPolicy(
            FIRSTS,
            SignInPolicy.Strength.ONE_FACTOR,
            Duration.ZERO,
            Set.of(LoginName.Kind.USERNAME)),
        visitor,
        Optional.of(asker),
        NOON);
  }

  private void send(Form form, String email) {
    var typed = new SignInInput.Password(email, new Secret("a guess of mine"), Optional.empty());
    var claiming = SignInState.NOTHING.claiming(email);
    switch (form) {
      case PASSWORD -> next(false, SignInState.NOTHING, typed);
      case PASSWORD_IN_A_BROWSER_OF_SOMEBODY -> next(true, SignInState.NOTHING, typed);
      case PASSWORD_BY_NAME ->
          next(
              false,
              SignInState.NOTHING,
              new SignInInput.Password(name(email), typed.password(), Optional.empty()));
      case IDENTIFIER -> next(false, SignInState.NOTHING, new SignInInput.Identifier(email));
      case PAGE_AFTER_IT -> flow.show(scene(false), claiming);
      case LINK_ASKED ->
          next(
              false,
              SignInState.NOTHING,
              new SignInInput.Choice(SignInMethod.MAGIC_LINK, Optional.of(email)));
      case CODE_ASKED, CODE_TYPED -> {
        var asked =
            next(
                false,
                SignInState.NOTHING,
                new SignInInput.Choice(SignInMethod.EMAIL_CODE, Optional.of(email)));
        if (form == Form.CODE_TYPED && asked instanceof SignInStep.Challenge challenge) {
          calls.clear();
          var code = new SignInInput.Code(SignInMethod.EMAIL_CODE, new Secret("000000"));
          next(false, challenge.state(), code);
        }
      }
      case PASSKEY -> next(false, claiming, new SignInInput.Assertion("{}"));
      case RECOVER -> ask(LinkPurpose.RESET_PASSWORD, email);
      case SIGN_UP -> ask(LinkPurpose.SIGN_UP, email);
      case VERIFY -> ask(LinkPurpose.VERIFY_ADDRESS, email);
    }
  }

  private SignInStep next(boolean known, SignInState state, SignInInput input) {
    return flow.next(scene(known), state, input);
  }

  private void ask(LinkPurpose purpose, String email) {
    var request =
        new MailRequest(
            purpose,
            Recipient.parse(email, Set.of(LoginName.Kind.USERNAME)).orElseThrow(),
            "en",
            Optional.empty(),
            Document.EMPTY);
    assertThat(desk.ask(ACME, request, InetAddress.ofLiteral("192.0.2.1"), NOON))
        .isInstanceOf(MailDesk.Asking.Taken.class);
  }

  private record Work(List<String> statements, int hashes) {}

  @ParameterizedTest
  @EnumSource(Form.class)
  @DisplayName(
      "OWASP ASVS 6.3.8: the same statements and hashes for every address, whatever it is here")
  void sameWork(Form form) {
    Map<Kind, Work> work = new EnumMap<>(Kind.class);
    for (var kind : Kind.values()) {
      calls.clear();
      int before = digests.get();
      send(form, kind.email());
      work.put(kind, new Work(List.copyOf(calls), digests.get() - before));
    }
    assertThat(work.get(Kind.EXISTING)).isNotNull();
    assertThat(work.values()).as(work.toString()).containsOnly(work.get(Kind.EXISTING));
  }
}
