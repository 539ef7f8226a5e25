package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Settings;
import dev.gatewright.server.config.yaml.Words;
import java.util.List;
import java.util.Optional;

/// The settings of an issuer that the engine knows, each declared once.
public final class IssuerKeys {
  private static final SettingGroup ORGANIZATIONS_CLAIM =
      new SettingGroup(
          "organizations_claim",
          "How many organizations tokens name themselves; with more, the claim gives way to a"
              + " reference to /oauth2/organizations.");

  /// True is strict.
  public static final IssuerSetting<Boolean> PROFILE =
      new IssuerSetting<>(
          Optional.empty(),
          "profile",
          Form.word(Words.either("strict", "standard")),
          false,
          "strict holds every client to what a security profile wants: PKCE everywhere, refresh"
              + " tokens of a single use, minimal ID tokens, nothing revoked or ended without"
              + " proof.",
          (issuer, value) -> {});

  public static final IssuerSetting<ParameterlessLogout> PARAMETERLESS_LOGOUT =
      new IssuerSetting<>(
          Optional.empty(),
          "parameterless_logout",
          Form.word(Words.of(ParameterlessLogout.values())),
          ParameterlessLogout.CONFIRM,
          "What a logout request with no parameter does: ask, or end the session.",
          IssuerBuilder::parameterlessLogout);

  public static final IssuerSetting<UnknownScopes> UNKNOWN_SCOPES =
      new IssuerSetting<>(
          Optional.empty(),
          "unknown_scopes",
          Form.word(Words.of(UnknownScopes.values())),
          UnknownScopes.IGNORE,
          "What becomes of a scope that is declared nowhere, where openid is asked for: it is left"
              + " out (OpenID Connect Core §3.1.2.1), or the request is refused.",
          IssuerBuilder::unknownScopes);

  public static final IssuerSetting<Integer> MOST_ORGANIZATIONS =
      new IssuerSetting<>(
          Optional.of(ORGANIZATIONS_CLAIM),
          "most",
          Form.whole(0, 500),
          50,
          "As many memberships.",
          (issuer, value) -> {});

  /// Set together with [#MOST_ORGANIZATIONS].
  public static final IssuerSetting<Integer> ORGANIZATIONS_BYTES =
      new IssuerSetting<>(
          Optional.of(ORGANIZATIONS_CLAIM),
          "bytes",
          Form.whole(0, 8192),
          4096,
          "As many bytes of JSON.",
          (issuer, value) -> {});

  static final List<IssuerSetting<?>> ALL =
      List.of(
          PROFILE, PARAMETERLESS_LOGOUT, UNKNOWN_SCOPES, MOST_ORGANIZATIONS, ORGANIZATIONS_BYTES);

  static final SectionSpec ORGANIZATIONS_SECTION = Settings.section(ORGANIZATIONS_CLAIM, ALL);

  private IssuerKeys() {}
}
