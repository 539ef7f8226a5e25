package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Words;
import java.time.Duration;
import java.util.List;

/// The settings of ID tokens.
public final class IdTokenKeys {
  private static final SettingGroup GROUP = new SettingGroup("id_token", "How ID tokens look.");

  private static final ClientSetting.Declarations SETTINGS = new ClientSetting.Declarations(GROUP);

  public static final ClientSetting<Boolean> ISSUE =
      SETTINGS
          .setting("issue", Form.word(Words.either("auto", "never")))
          .fallback(true)
          .means("With the scope openid, or never.")
          .sets((draft, value) -> draft.idToken().issue(value));

  /// RS256 is what a relying party may expect when nothing is said (OpenID Connect Core §15.1).
  public static final ClientSetting<Algorithm> ALG =
      SETTINGS
          .setting("alg", Form.word(new Words<>(List.of(Algorithm.values()), Algorithm::joseName)))
          .fallback(Algorithm.RS256)
          .means("How it is signed.")
          .sets((draft, value) -> draft.idToken().algorithm(value));

  /// An ID token is read once, at login.
  public static final ClientSetting<Duration> LIFETIME =
      SETTINGS
          .setting("lifetime", Form.time(Duration.ofSeconds(10), Duration.ofDays(1)))
          .fallback(Duration.ofMinutes(10))
          .means("How long it is good.")
          .sets((draft, value) -> draft.idToken().lifetime(value));

  /// True is minimal: what a relying party reads at UserInfo stands there alone (OpenID Connect
  /// Core §5.4).
  public static final ClientSetting<Boolean> CLAIMS =
      SETTINGS
          .setting("claims", Form.word(Words.either("minimal", "by_scope")))
          .fallback(false)
          .strict(true)
          .means("Claims of the granted scopes, or only what names the login and the person.")
          .sets(Client.MINIMAL_ID_TOKEN);

  public static final ClientSetting<Boolean> AUDIENCE_AS_ARRAY =
      SETTINGS
          .setting("audience_as_array", Form.flag())
          .fallback(false)
          .means("Writes aud as a list even for one audience.")
          .sets((draft, value) -> draft.idToken().audienceAsArray(value));

  static final List<ClientSetting<?>> ALL = SETTINGS.all();

  static final SectionSpec SECTION = Settings.section(GROUP, ALL);

  private IdTokenKeys() {}
}
