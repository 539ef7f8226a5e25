package dev.gatewright.server.config.client;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of refresh tokens.
public final class RefreshKeys {
  /// The longest life any token may have.
  private static final Duration LONGEST_GRANT = ofDays(3650);

  private static final ClientSetting.Declarations SETTINGS = new ClientSetting.Declarations();

  public static final ClientSetting<Issue> REFRESH_TOKEN =
      SETTINGS
          .setting("refresh_token", Form.word(Words.of(Issue.values())))
          .fallback(Issue.OFFLINE_ACCESS)
          .means("At every login, for the scope offline_access only, or never.")
          .sets((draft, value) -> draft.refreshToken().issue(value));

  public static final ClientSetting<Boolean> REFRESH_ROTATION =
      SETTINGS
          .setting("refresh_rotation", Form.word(Words.either("rotate", "none")))
          .fallback(true)
          .strict(true)
          .means(
              "Whether each refresh replaces the refresh token; none is for confidential clients.")
          .sets((draft, value) -> draft.refreshToken().rotate(value));

  /// An authenticated client that lost an answer may ask again for a minute; a public one cannot
  /// prove that it is the one who lost it, so its time is short.
  public static final ClientSetting<Duration> REFRESH_GRACE =
      SETTINGS
          .setting("refresh_grace", Form.time(ZERO, ofMinutes(10)))
          .fallback(
              basis -> basis.isPublic() ? ofSeconds(10) : ofSeconds(60),
              "60s; public clients 10s; profile: strict 0s")
          .strict(ZERO)
          .means("How long the replaced token still gives the same successor.")
          .sets((draft, value) -> draft.refreshToken().grace(value));

  public static final ClientSetting<Duration> REFRESH_LIFETIME =
      SETTINGS
          .setting("refresh_lifetime", Form.time(ofMinutes(1), LONGEST_GRANT))
          .fallback(ofDays(7))
          .means("How long after the login a refresh token can work at all.")
          .sets((draft, value) -> draft.refreshToken().lifetime(value));

  public static final ClientSetting<Duration> REFRESH_IDLE =
      SETTINGS
          .setting("refresh_idle", Form.time(ofMinutes(1), LONGEST_GRANT))
          .fallback(ofDays(30))
          .means("How long it can stay unused.")
          .sets((draft, value) -> draft.refreshToken().idle(value));

  public static final ClientSetting<Map<SignInMethod, Duration>> REFRESH_LIFETIME_BY_METHOD =
      SETTINGS
          .setting(
              "refresh_lifetime_by_method",
              Form.timesByWord(LoginForm.WORDS, ofMinutes(1), LONGEST_GRANT))
          .fallback(Map.of(SignInMethod.PIN, ofDays(30)))
          .means("Another refresh_lifetime for logins by these methods.")
          .sets((draft, value) ->
              draft
                  .refreshToken()
                  .lifetimeByMethod(
                      value.entrySet().stream()
                          .flatMap(RefreshKeys::byMark)
                          .collect(
                              Collectors.toMap(
                                  Map.Entry::getKey, Map.Entry::getValue, RefreshKeys::shorter))));

  public static final ClientSetting<Boolean> REFRESH_ENDS_WITH_SESSION =
      SETTINGS
          .setting("refresh_ends_with_session", Form.flag())
          .fallback(false)
          .means("Whether the end of the login session ends the refresh token too.")
          .sets((draft, value) -> draft.refreshToken().endsWithSession(value));

  static final List<ClientSetting<?>> ALL = SETTINGS.all();

  private RefreshKeys() {}

  /// A code to a telephone is one method, whichever channel brought it, and marks say which did.
  private static Stream<Map.Entry<String, Duration>> byMark(
      Map.Entry<SignInMethod, Duration> entry) {
    var marks =
        entry.getKey() == SignInMethod.SMS_CODE
            ? Stream.of(TextChannel.values()).map(TextChannel::mark)
            : Stream.of(entry.getKey().mark());
    return marks.map(mark -> Map.entry(mark, entry.getValue()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
