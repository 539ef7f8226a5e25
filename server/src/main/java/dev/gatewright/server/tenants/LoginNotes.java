package dev.gatewright.server.tenants;

import static dev.gatewright.identity.SignInMethod.EMAIL_CODE;
import static dev.gatewright.identity.SignInMethod.MAGIC_LINK;
import static dev.gatewright.identity.SignInMethod.PASSKEY;
import static dev.gatewright.identity.SignInMethod.PASSWORD;
import static dev.gatewright.identity.SignInMethod.PIN;
import static dev.gatewright.identity.SignInMethod.SMS_CODE;
import static dev.gatewright.identity.SignInMethod.UPSTREAM;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.Identifier;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.JoinKeys.Signup;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.upstream.ProviderSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of the logins in a file nobody can use: each setting is right by itself, and what it needs
/// stands elsewhere or nowhere. Collects the notes of one issuer. Not thread-safe.
final class LoginNotes {
  /// The methods for which somebody types who they are.
  private static final Set<SignInMethod> TYPED =
      EnumSet.of(PASSWORD, MAGIC_LINK, EMAIL_CODE, SMS_CODE);

  private final IssuerConfig issuer;
  private final IssuerSettings settings;
  private final DeclaredState current;
  private final boolean mails;
  private final List<ProviderSettings> enabled;

  /// What a sign-in may begin with: other providers may wherever they are enabled.
  private final Set<SignInMethod> offered;

  private final List<String> notes = new ArrayList<>();

  private LoginNotes(IssuerConfig issuer, DeclaredState current, boolean mails) {
    this.issuer = issuer;
    this.settings = issuer.settings();
    this.current = current;
    this.mails = mails;
    this.enabled =
        settings.get(IssuerKeys.PROVIDERS).stream()
            .filter(provider -> provider.get(ProviderKeys.ENABLED))
            .toList();
    this.offered = EnumSet.of(UPSTREAM);
    this.offered.addAll(settings.get(IssuerKeys.LOGIN_METHODS));
  }

  /// A warning for each thing; `mails` is whether mail is sent, and `current` has the clients that
  /// the file does not name.
  static List<String> of(TenantsConfig wanted, DeclaredState current, boolean mails) {
    return wanted.issuers().stream()
        .flatMap(issuer -> new LoginNotes(issuer, current, mails).all().stream())
        .toList();
  }

  private List<String> all() {
    var named = settings.get(IssuerKeys.LOGIN_METHODS);
    var usable = usable(offered, enabled);
    if (usable.isEmpty()) {
      warn(
          "nobody can sign in at issuer %s: login.methods has %s, and %s. Mend that, or add password to login.methods."
              .formatted(issuer.id(), words(named), lacks(named, "no provider is enabled")));
    } else {
      if (named.contains(UPSTREAM) && enabled.isEmpty()) {
        warn(
            "login.methods of issuer %s has upstream, and no provider is enabled. Add one to providers, or take upstream out."
                .formatted(issuer.id()));
      }
      if (named.contains(SMS_CODE) && !SenderKeys.isAny(settings)) {
        warn(
            "login.methods of issuer %s has sms_code, and senders has none: no code goes to any telephone. Add senders.sms, or take sms_code out."
                .formatted(issuer.id()));
      }
      newcomers(usable);
      clients().forEach(this::client);
    }
    texts();
    names(named);
    return notes;
  }

  private Set<SignInMethod> usable(Set<SignInMethod> methods, List<ProviderSettings> providers) {
    return methods.stream()
        .filter(method -> mails || !MailNotes.isMailed(method))
        .filter(method -> method != SMS_CODE || SenderKeys.isAny(settings))
        .filter(method -> method != UPSTREAM || !providers.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private String lacks(Set<SignInMethod> methods, String noProvider) {
    var lacks = new ArrayList<String>();
    if (methods.contains(UPSTREAM)) {
      lacks.add(noProvider);
    }
    if (methods.stream().anyMatch(MailNotes::isMailed)) {
      lacks.add("no mail is sent");
    }
    if (methods.contains(SMS_CODE)) {
      lacks.add("senders has no sms");
    }
    return String.join(" and ", lacks);
  }

  private void texts() {
    if (settings.get(IssuerKeys.SMS_SECOND_FACTOR) && !SenderKeys.isAny(settings)) {
      warn(
          "login.sms_second_factor of issuer %s is on, and senders has none: whoever has a number is asked for a code that goes nowhere. Add senders.sms, or write sms_second_factor: false."
              .formatted(issuer.id()));
    }
    for (var channel : SenderKeys.channels(settings)) {
      if (!current.hasSenderSecret(issuer.id(), channel)) {
        warn(
            "senders.%s of issuer %s has no secret, and is handed nothing before it has one. Run gatewright sender rotate-secret %s --issuer %s."
                .formatted(channel.word(), issuer.id(), channel.word(), issuer.id()));
      }
    }
  }

  /// Passkeys and links to other providers are had by whoever has come in by something else, but
  /// for accounts that are made for who comes from a provider.
  private void newcomers(Set<SignInMethod> usable) {
    if (usable.stream().anyMatch(TYPED::contains)) {
      return;
    }
    if (!usable.contains(UPSTREAM)) {
      warn(
          "nobody can sign in at issuer %s for the first time: a passkey is made at /account/security/passkeys by whoever is signed in, and nothing else signs anybody in. Add password, magic_link or email_code to login.methods, or a provider."
              .formatted(issuer.id()));
    } else if (!welcomesNewcomers()) {
      warn(
          "nobody can sign in at issuer %s for the first time: who comes by a provider gets no account, since signup is %s, and an account that is there is connected to one by signing in another way. Write signup: open, or add password, magic_link or email_code to login.methods."
              .formatted(
                  issuer.id(),
                  settings.get(JoinKeys.SIGNUP) == Signup.CLOSED
                      ? "closed"
                      : "invite and no mail is sent"));
    } else if (usable.contains(PASSKEY) && settings.get(JoinKeys.SIGNUP) == Signup.OPEN && mails) {
      warn(
          "whoever signs up with an address at issuer %s cannot sign in: they set a password, which login.methods does not have. Add password, magic_link or email_code."
              .formatted(issuer.id()));
    }
  }

  /// Whether an account is made for somebody who comes by a provider and has none.
  private boolean welcomesNewcomers() {
    return switch (settings.get(JoinKeys.SIGNUP)) {
      case OPEN -> true;
      case INVITE -> mails || joinsOrganizations();
      case CLOSED -> joinsOrganizations();
    };
  }

  private boolean joinsOrganizations() {
    return enabled.stream()
        .flatMap(provider -> provider.get(ProviderKeys.ORGANIZATION).stream())
        .anyMatch(organization -> organization.join());
  }

  private record Client(ClientConfig config, boolean isNamed) {}

  private Stream<Client> clients() {
    var named = issuer.clients().stream().map(ClientConfig::id).toList();
    var others =
        current.clients(issuer.id()).stream()
            .filter(id -> !named.contains(id) && !issuer.absentClients().contains(id))
            .flatMap(id -> current.client(issuer.id(), id).stream())
            .flatMap(kept -> References.readable(() -> StoredSettings.client(kept)).stream());
    return Stream.concat(
        issuer.clients().stream().map(client -> new Client(client, true)),
        others.map(client -> new Client(client, false)));
  }

  private void client(Client client) {
    var effective = EffectiveClient.of(settings.clientDefaults(), client.config());
    var said = effective.get(ClientKeys.LOGIN_METHODS);
    if (said.contains(PIN)
        || !effective.get(ClientKeys.GRANTS).contains(GrantType.AUTHORIZATION_CODE)) {
      return;
    }
    var takes = EnumSet.copyOf(offered);
    if (!said.isEmpty()) {
      takes.retainAll(said);
    }
    var providers = effective.get(ClientKeys.PROVIDERS);
    var reachable =
        enabled.stream()
            .filter(one -> providers.isEmpty() || providers.contains(one.name().value()))
            .toList();
    if (usable(takes, reachable).isEmpty()) {
      warn(
          "nobody can sign in at client %s/%s%s: it takes %s, and %s. Mend that, or name another method in its login_methods."
              .formatted(
                  issuer.id(),
                  client.config().id(),
                  client.isNamed() ? "" : ", which stays as it is",
                  words(said.isEmpty() ? takes : said),
                  takes.isEmpty()
                      ? "login.methods has none of that"
                      : lacks(takes, "no provider that it takes is enabled")));
    }
  }

  private void names(Set<SignInMethod> named) {
    if (named.stream().anyMatch(TYPED::contains)) {
      return;
    }
    if (!Identifier.names(settings.get(IssuerKeys.IDENTIFIERS)).isEmpty()) {
      asked("login.identifiers");
    }
    if (settings.get(IssuerKeys.IDENTIFIER_FIRST)) {
      asked("login.ask");
    }
  }

  private void asked(String setting) {
    warn(
        "%s of issuer %s has no use: nobody is asked who they are, as for password, magic_link and email_code. Add one of these to login.methods, or leave it out."
            .formatted(setting, issuer.id()));
  }

  private static String words(Collection<SignInMethod> methods) {
    return methods.stream().map(SignInMethod::key).sorted().collect(Collectors.joining(", "));
  }

  private void warn(String what) {
    notes.add("warning: " + what);
  }
}
