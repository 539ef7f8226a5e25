package dev.gatewright.server.config.client;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How the methods with which a sign-in may begin are written.
public final class LoginForm {
  static final Words<SignInMethod> WORDS = new Words<>(SignInMethod.firsts(), SignInMethod::key);

  /// At least one method.
  public static final Form<Set<SignInMethod>> FORM =
      Form.words(WORDS, false).checked(LoginForm::notEmpty);

  /// As above without PINs, which are only for applications that say so themselves.
  public static final Form<Set<SignInMethod>> OF_ISSUER =
      Form.words(new Words<>(withoutPin(), SignInMethod::key), false).checked(LoginForm::notEmpty);

  /// What a client says; empty where the issuer's methods hold.
  public static final ClientOption<Set<SignInMethod>> OPTION =
      ClientOption.of("the client's login methods", Set.of());

  /// The names of providers, at least one.
  static final Form<List<String>> PROVIDER_NAMES = Form.texts().checked(LoginForm::named);

  /// The providers that a client takes, of those of the issuer; empty where it takes them all.
  public static final ClientOption<Set<ProviderName>> PROVIDERS =
      ClientOption.of("the client's providers", Set.of());

  /// Whether sign-ins are taken from forms and programs of the client's own.
  public static final ClientOption<Boolean> DIRECT = ClientOption.flag("direct login");

  private LoginForm() {}

  private static List<SignInMethod> withoutPin() {
    return SignInMethod.firsts().stream().filter(method -> method != SignInMethod.PIN).toList();
  }

  private static Function<List<String>, Optional<List<String>>> named(Fields fields, String key) {
    return names -> {
      if (names.isEmpty()) {
        fields.error(key, "is empty", "Name a provider, or write login_methods without upstream.");
      }
      return Optional.of(names);
    };
  }

  static Set<ProviderName> providers(List<String> names) {
    return names.stream()
        .flatMap(name -> ProviderName.parse(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Function<Set<SignInMethod>, Optional<Set<SignInMethod>>> notEmpty(
      Fields fields, String key) {
    return methods -> {
      if (methods.isEmpty()) {
        fields.error(key, "is empty", "Write [password].");
      }
      return Optional.of(methods);
    };
  }
}
