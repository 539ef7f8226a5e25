package dev.gatewright.identity.passkey;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.Credentials.Why;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signing in with a passkey: alone, or after another proof (WebAuthn §7.2).
///
/// The device verifies its owner every time, so a passkey is two factors. The credential says who
/// it is; none is named to whoever has proved nothing, so nobody learns who has one. A challenge is
/// good for once: the moment it was drawn is kept with the credential, and none that is not later
/// is taken.
public final class PasskeyMethod implements SignInHandler {
  private static final long TIMEOUT_MILLIS = 300_000;
  private static final int MAX_LENGTH = 20_000;
  private static final int LOOKS = 3;

  private final Credentials credentials;
  private final RelyingParty.Directory parties;
  private final SecureRandom random;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter keys =
      new AttestedCredentialDataConverter(converter);

  public PasskeyMethod(
      Credentials credentials, RelyingParty.Directory parties, SecureRandom random) {
    this.credentials = credentials;
    this.parties = parties;
    this.random = random;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.PASSKEY;
  }

  /// Those that were made for the issuer's present host.
  @Override
  public Use use(TenantId tenant, User person) {
    var party = parties.find(tenant);
    var usable =
        credentials.list(tenant, person.id(), method()).stream()
            .map(Credential::document)
            .filter(document -> party.map(RelyingParty::id).equals(document.text(Passkey.RP_ID)))
            .toList();
    return usable.stream().anyMatch(document -> Passkey.is(document, Passkey.DEMANDED))
        ? Use.DEMANDED
        : usable.isEmpty() ? Use.NONE : Use.POSSIBLE;
  }

  /// What `navigator.credentials.get` is asked for (WebAuthn §5.5), as JSON. Whose passkeys will do
  /// is said where a first factor was proved.
  @Override
  public Shown show(Claim claim) {
    var party = parties.find(claim.tenant());
    if (party.isEmpty()) {
      return Shown.NOTHING;
    }
    var challenge = PasskeyChallenge.draw(random, claim.now());
    var options = new LinkedHashMap<String, Object>();
    options.put("challenge", challenge.value());
    options.put("rpId", party.get().id());
    options.put("timeout", TIMEOUT_MILLIS);
    options.put("userVerification", "required");
    options.put("allowCredentials", allowed(claim));
    var text = converter.getJsonMapper().writeValueAsString(options);
    return new Shown(Optional.of(text), Optional.of(challenge.text()));
  }

  private List<Map<String, String>> allowed(Claim claim) {
    return claim
        .state()
        .person()
        .map(person -> credentials.list(claim.tenant(), person, method()))
        .orElse(List.of())
        .stream()
        .map(kept -> Map.of("type", "public-key", "id", kept.id()))
        .toList();
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return switch (input) {
      case SignInInput.Assertion(var json) -> judge(claim, json);
      case SignInInput.Identifier _,
          SignInInput.Password _,
          SignInInput.Code _,
          SignInInput.LinkOpened _,
          SignInInput.Upstream _,
          SignInInput.Choice _ ->
          Verdict.FAILED;
    };
  }

  private Verdict judge(Claim claim, String json) {
    var party = parties.find(claim.tenant());
    var challenge = claim.kept(method()).flatMap(PasskeyChallenge::parse);
    var data = parse(json);
    if (party.isEmpty() || challenge.isEmpty() || data.isEmpty()) {
      return Verdict.FAILED;
    }
    var named = Optional.ofNullable(data.get().getCredentialId());
    var id = named.map(Passkey::encoded).orElse("");
    for (int look = 0; look < LOOKS; look++) {
      var kept = credentials.find(claim.tenant(), method(), id);
      if (kept.isEmpty()
          || !isOwners(kept.get(), data.get(), claim)
          || !verify(kept.get(), data.get(), party.get(), challenge.get())) {
        return Verdict.FAILED;
      }
      var used = use(claim, kept.get(), data.get(), challenge.get());
      if (used.isPresent()) {
        return used.get();
      }
    }
    return Verdict.FAILED;
  }

  private Optional<AuthenticationData> parse(String json) {
    try {
      return json.length() > MAX_LENGTH
          ? Optional.empty()
          : Optional.ofNullable(manager.parseAuthenticationResponseJSON(json));
    } catch (RuntimeException _) { // the parser has many ways to say that this is nothing
      return Optional.empty();
    }
  }

  /// Whoever has proved nothing is named by the authenticator too (WebAuthn §7.2, step 6).
  private static boolean isOwners(Credential kept, AuthenticationData data, Claim claim) {
    var said = Optional.ofNullable(data.getUserHandle());
    var handle = kept.document().text(Passkey.HANDLE).map(Passkey::decoded);
    boolean matches =
        said.map(bytes -> MessageDigest.isEqual(bytes, handle.orElse(new byte[0])))
            .orElse(claim.state().person().isPresent());
    return matches && claim.state().person().map(kept.user()::equals).orElse(true);
  }

  private boolean verify(
      Credential kept, AuthenticationData data, RelyingParty party, PasskeyChallenge challenge) {
    var server =
        ServerProperty.builder()
            .origin(new Origin(party.origin()))
            .rpId(party.id())
            .challenge(challenge.bytes())
            .build();
    try {
      var _ = manager.verify(data, new AuthenticationParameters(server, record(kept), null, true));
      return true;
    } catch (WebAuthnException | IllegalArgumentException _) {
      return false;
    }
  }

  /// The count is looked at after all else, since what follows from it depends on the passkey.
  private CredentialRecord record(Credential kept) {
    var document = kept.document();
    return new CredentialRecordImpl(
        null,
        true,
        Passkey.is(document, Passkey.ELIGIBLE),
        Passkey.is(document, Passkey.BACKED_UP),
        0,
        keys.convert(Passkey.decoded(document.text(Passkey.DATA).orElse(""))),
        new AuthenticationExtensionsAuthenticatorOutputs<>(),
        null,
        new AuthenticationExtensionsClientOutputs<>(),
        null);
  }

  /// Spends the challenge. Empty where the credential was changed meanwhile, so that it must be
  /// read again.
  private Optional<Verdict> use(
      Claim claim, Credential kept, AuthenticationData data, PasskeyChallenge challenge) {
    var document = kept.document();
    long drawn = challenge.drawnAt().toEpochMilli();
    if (document.number(Passkey.CHALLENGED).filter(last -> drawn <= last).isPresent()) {
      return Optional.of(Verdict.FAILED);
    }
    long count = said(data).getSignCount();
    long before = document.number(Passkey.COUNT).orElse(0L);
    boolean regressed = (count > 0 || before > 0) && count <= before;
    boolean eligible = Passkey.is(document, Passkey.ELIGIBLE);
    boolean passes = !regressed || eligible;
    var written =
        kept.withDocument(
            passes ? used(document, data, drawn, claim) : document.with(Passkey.CHALLENGED, drawn),
            claim.now());
    var why = regressed ? Why.SUSPECTED : Why.USED;
    return credentials.replace(claim.tenant(), kept, written, why, By.owner(claim.now()))
        ? Optional.of(
            passes
                ? new Verdict.Passed(kept.user(), Set.of("user", eligible ? "swk" : "hwk"))
                : Verdict.FAILED)
        : Optional.empty();
  }

  /// What the authenticator said of itself, which is there once it was verified.
  private static AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> said(
      AuthenticationData data) {
    return requireNonNull(data.getAuthenticatorData());
  }

  private static Document used(
      Document document, AuthenticationData data, long drawn, Claim claim) {
    return document
        .with(Passkey.CHALLENGED, drawn)
        .with(Passkey.COUNT, said(data).getSignCount())
        .with(Passkey.BACKED_UP, said(data).isFlagBS())
        .with(Passkey.USED, claim.now().toEpochMilli());
  }
}
