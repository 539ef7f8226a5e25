package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.DomainText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The settings about becoming a user, each declared once.
public final class JoinKeys {
  private static final SettingGroup TERMS =
      new SettingGroup("terms", "What people accept when they make an account.");

  private static final SettingGroup PASSWORDS =
      new SettingGroup("passwords", "Which passwords people may set.");

  private static final Pattern VERSION = Pattern.compile("[\\x21-\\x7E]{1,64}");

  /// Who may make an account.
  public enum Signup {
    OPEN,
    INVITE,
    CLOSED
  }

  public static final IssuerSetting<Signup> SIGNUP =
      new IssuerSetting<>(
          Optional.empty(),
          "signup",
          Form.word(Words.of(Signup.values())),
          Signup.CLOSED,
          "Who may make an account: everybody who reads mail at their address (open), those who"
              + " were sent an invitation (invite), or nobody but the operator (closed).",
          (issuer, signup) -> issuer.signUp(signup == Signup.OPEN));

  public static final IssuerSetting<List<String>> SIGNUP_DOMAINS =
      new IssuerSetting<>(
          Optional.empty(),
          "signup_domains",
          DomainText.list(),
          List.of(),
          "Domains of the addresses with which people may sign up by themselves; without any, all"
              + " may.");

  /// True where the address comes first.
  public static final IssuerSetting<Boolean> EMAIL_VERIFICATION =
      new IssuerSetting<>(
          Optional.empty(),
          "email_verification",
          Form.word(Words.either("required", "optional")),
          false,
          "Whether somebody whose address is not verified may sign in. With optional they may, and"
              + " tokens say email_verified: false; with required they are mailed a link first.");

  public static final IssuerSetting<String> TERMS_VERSION =
      new IssuerSetting<>(
          Optional.of(TERMS),
          "version",
          Form.text().checked(JoinKeys::version),
          "",
          "The version that is recorded with the moment in which somebody accepts, such as a date.");

  public static final IssuerSetting<String> TERMS_OF_SERVICE =
      new IssuerSetting<>(
          Optional.of(TERMS),
          "terms_of_service",
          Form.text().checked(JoinKeys::https),
          "",
          "URL of the terms of service.");

  public static final IssuerSetting<String> PRIVACY_POLICY =
      new IssuerSetting<>(
          Optional.of(TERMS),
          "privacy_policy",
          Form.text().checked(JoinKeys::https),
          "",
          "URL of the privacy policy.");

  /// Zero where nothing is said, and the profile decides.
  public static final IssuerSetting<Integer> MIN_LENGTH =
      new IssuerSetting<>(
          Optional.of(PASSWORDS),
          "min_length",
          Form.whole(0, 64),
          0,
          "Fewest characters. 0 means 8, or 15 where the profile is strict and a password alone"
              + " signs in (NIST SP 800-63B-4 §3.1.1.2).");

  public static final IssuerSetting<String> BREACH_CHECK =
      new IssuerSetting<>(
          Optional.of(PASSWORDS),
          "breach_check",
          Form.text().checked(JoinKeys::https),
          "",
          "URL of a service that is told the first five digits of a new password's SHA-1 hash and"
              + " answers with those known from breaches, such as"
              + " https://api.pwnedpasswords.com/range/. Where it does not answer, the password"
              + " is taken.");

  private JoinKeys() {}

  private static Function<String, Optional<String>> version(Fields fields, String key) {
    return version -> {
      if (!VERSION.matcher(version).matches()) {
        fields.error(key, "is no version", "Write for example \"2026-11-22\".");
      }
      return Optional.of(version);
    };
  }

  private static Function<String, Optional<String>> https(Fields fields, String key) {
    return url -> {
      if (UriRule.fetched(url).isEmpty()) {
        fields.error(key, "is no https URL", "Write https://...");
      }
      return Optional.of(url);
    };
  }
}
