package dev.gatewright.server.tenants;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.upstream.ProviderKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What of a file does nothing because no mail is sent.
final class MailNotes {
  private MailNotes() {}

  /// A sentence for each issuer that needs mail.
  static List<String> of(TenantsConfig wanted) {
    return wanted.issuers().stream()
        .map(issuer -> issuer.settings())
        .filter(settings -> !needs(settings).isEmpty())
        .map(settings ->
            "warning: issuer %s needs mail, and none is sent: %s. Name a mail server under mail in server.yaml."
                .formatted(settings.id(), String.join("; ", needs(settings))))
        .toList();
  }

  private static List<String> needs(IssuerSettings settings) {
    var needs = new ArrayList<String>();
    var methods = settings.get(IssuerKeys.LOGIN_METHODS);
    var mailed =
        methods.stream()
            .filter(MailNotes::isMailed)
            .map(SignInMethod::key)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!mailed.isEmpty()) {
      needs.add("nobody can sign in with " + mailed);
    }
    switch (settings.get(JoinKeys.SIGNUP)) {
      case OPEN ->
          needs.add(
              settings.get(IssuerKeys.PROVIDERS).stream()
                      .anyMatch(provider -> provider.get(ProviderKeys.ENABLED))
                  ? "nobody can sign up but by a provider that verified their address"
                  : "nobody can sign up");
      case INVITE -> needs.add("nobody can be invited");
      case CLOSED -> {}
    }
    if (settings.get(JoinKeys.EMAIL_VERIFICATION)) {
      needs.add("nobody can confirm their address, which email_verification demands");
    }
    if (methods.contains(SignInMethod.PASSWORD)) {
      needs.add("whoever forgot their password cannot set another");
    }
    return needs;
  }

  static boolean isMailed(SignInMethod method) {
    return switch (method) {
      case MAGIC_LINK, EMAIL_CODE -> true;
      case PASSWORD, PASSKEY, SMS_CODE, PIN, UPSTREAM, TOTP, RECOVERY_CODE -> false;
    };
  }
}
