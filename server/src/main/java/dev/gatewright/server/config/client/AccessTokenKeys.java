package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The settings of access tokens, which a client or a resource can say.
public final class AccessTokenKeys {
  /// The claims an access token can carry on request, beside its own.
  private static final List<String> CLAIM_NAMES =
      Stream.of(
              List.of("email", "email_verified", "role", "status"),
              StandardClaims.TEXTS,
              List.of("phone_number_verified", "address", "updated_at", "default_organization"))
          .flatMap(List::stream)
          .toList();

  /// Those that belong to no standard scope, so that no consent page names them.
  static final List<String> OF_NO_SCOPE = List.of("role", "status");

  private static final SettingGroup GROUP =
      new SettingGroup("access_token", "How access tokens look.");

  private static final ClientSetting.Declarations SETTINGS = new ClientSetting.Declarations(GROUP);

  /// True is a JWT.
  public static final ClientSetting<Boolean> FORMAT =
      SETTINGS
          .setting("format", Form.word(Words.either("jwt", "opaque")))
          .fallback(true)
          .means(
              "A JWT that anyone can check (RFC 9068), or a text that only introspection explains.")
          .sets(ClientDraft::jwt);

  /// The algorithm of an issuer's key, or none for HS256, whose key is the client's.
  public static final ClientSetting<Optional<Algorithm>> ALG =
      SETTINGS
          .setting(
              "alg",
              Form.word(
                  new Words<>(
                      List.of(
                          Optional.of(Algorithm.ES256),
                          Optional.of(Algorithm.RS256),
                          Optional.of(Algorithm.EDDSA),
                          Optional.<Algorithm>empty()),
                      alg -> alg.map(Algorithm::joseName).orElse("HS256"))))
          .fallback(Optional.of(Algorithm.ES256))
          .means("How a JWT is signed; HS256 uses the client's signing_key.")
          .sets(ClientDraft::algorithm);

  public static final ClientSetting<Duration> LIFETIME =
      SETTINGS
          .setting("lifetime", Form.time(Duration.ofSeconds(10), Duration.ofDays(21)))
          .fallback(Duration.ofMinutes(10))
          .means("How long the token is good.")
          .sets((draft, value) -> draft.accessToken().lifetime(value));

  public static final ClientSetting<List<String>> AUDIENCE =
      SETTINGS
          .setting("audience", ClientForms.audience())
          .fallback(List.of("{issuer}"))
          .means("aud when no resource was asked for; {issuer} and {client_id} are filled in.")
          .sets(ClientDraft::audience);

  public static final ClientSetting<List<String>> CLAIMS =
      SETTINGS
          .setting("claims", ClientForms.namesOf(CLAIM_NAMES, "claim"))
          .fallback(List.of())
          .means("What the token says about the user, beside its own claims.")
          .sets((draft, value) -> draft.accessToken().claims(value));

  public static final ClientSetting<String> TYP =
      SETTINGS
          .setting("typ", Form.word(new Words<>(List.of("at+jwt", "JWT"), typ -> typ)))
          .fallback("at+jwt")
          .means("The typ header of a JWT.")
          .sets((draft, value) -> draft.accessToken().typ(value));

  public static final List<ClientSetting<?>> ALL = SETTINGS.all();

  public static final SectionSpec SECTION = Settings.section(GROUP, ALL);

  private AccessTokenKeys() {}

  /// What tokens for a resource look like, if it says anything; its own id is their audience.
  public static Optional<AccessTokenPolicy> ofResource(String id, Settings said) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var resource =
        new ClientConfig(
            id,
            ClientType.MACHINE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            said.with(AUDIENCE, List.of()));
    return Optional.of(EffectiveClient.of(ClientDefaults.NONE, resource).accessToken());
  }
}
