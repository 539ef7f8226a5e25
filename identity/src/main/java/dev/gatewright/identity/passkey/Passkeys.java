package dev.gatewright.identity.passkey;

import static java.util.Objects.requireNonNull;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.Credentials.Why;
import dev.gatewright.identity.store.WaysIn;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A person's passkeys: made, named, taken away (WebAuthn §7.1).
///
/// Each is discoverable and made under the eyes of a device that verifies its owner. No attestation
/// is asked for: any authenticator will do. The user handle is random, one for each person and
/// issuer, and says nothing about either.
public final class Passkeys {
  /// How many passkeys one person has at most.
  public static final int MOST = 20;

  private static final long TIMEOUT_MILLIS = 300_000;
  private static final int MAX_LENGTH = 100_000;
  private static final int HANDLE_BYTES = 32;
  private static final int MAX_ID = 1023;

  /// In the order of preference: ES256, EdDSA, RS256.
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      Stream.of(
              COSEAlgorithmIdentifier.ES256,
              COSEAlgorithmIdentifier.EdDSA,
              COSEAlgorithmIdentifier.RS256)
          .map(algorithm ->
              new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
          .toList();

  private final Credentials credentials;
  private final RelyingParty.Directory parties;
  private final SecureRandom random;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter keys =
      new AttestedCredentialDataConverter(converter);

  public Passkeys(Credentials credentials, RelyingParty.Directory parties, SecureRandom random) {
    this.credentials = credentials;
    this.parties = parties;
    this.random = random;
  }

  /// What a new passkey is asked to be.
  ///
  /// @param name what the person calls it; may be empty
  /// @param demanded whether it is to be asked for after any other proof
  public record Wish(String name, boolean demanded) {}

  /// The person's passkeys, the oldest first.
  public List<Passkey> list(TenantId tenant, UserId user) {
    return kept(tenant, user).stream()
        .map(Passkey::of)
        .sorted((one, other) -> one.createdAt().compareTo(other.createdAt()))
        .toList();
  }

  /// What `navigator.credentials.create` is asked for (WebAuthn §5.4), as JSON, and what must come
  /// back with the answer.
  public Shown ask(TenantId tenant, User user, Instant now) {
    var party = parties.find(tenant);
    if (party.isEmpty()) {
      return Shown.NOTHING;
    }
    var challenge = PasskeyChallenge.draw(random, now);
    var handle = handle(tenant, user.id());
    var options = new LinkedHashMap<String, Object>();
    options.put("rp", Map.of("id", party.get().id(), "name", party.get().name()));
    options.put(
        "user",
        Map.of("id", handle, "name", user.emailAsTyped(), "displayName", user.emailAsTyped()));
    options.put("challenge", challenge.value());
    options.put(
        "pubKeyCredParams",
        ALGORITHMS.stream()
            .map(one -> Map.of("type", "public-key", "alg", one.getAlg().getValue()))
            .toList());
    options.put("timeout", TIMEOUT_MILLIS);
    options.put("attestation", "none");
    options.put(
        "authenticatorSelection",
        Map.of(
            "residentKey", "required", "requireResidentKey", true, "userVerification", "required"));
    options.put(
        "excludeCredentials",
        kept(tenant, user.id()).stream()
            .map(one -> Map.of("type", "public-key", "id", one.id()))
            .toList());
    var text = converter.getJsonMapper().writeValueAsString(options);
    return new Shown(Optional.of(text), Optional.of(challenge.text() + "." + handle));
  }

  /// The handle that the person's passkeys at this issuer carry already, or a new one.
  private String handle(TenantId tenant, UserId user) {
    return kept(tenant, user).stream()
        .flatMap(one -> one.document().text(Passkey.HANDLE).stream())
        .findFirst()
        .orElseGet(() -> {
          byte[] bytes = new byte[HANDLE_BYTES];
          random.nextBytes(bytes);
          return Passkey.encoded(bytes);
        });
  }

  /// Keeps what an authenticator made for `asked`, which is what `ask` wanted to be kept. False
  /// when it is none of ours, too late, known already, or one too many. A second answer to one
  /// question is a credential that is known already.
  public boolean add(
      TenantId tenant,
      UserId user,
      String json,
      String asked,
      Wish wish,
      Optional<Mail> notice,
      By by) {
    int last = asked.lastIndexOf('.');
    var challenge = PasskeyChallenge.parse(asked.substring(0, Math.max(0, last)));
    var party = parties.find(tenant);
    if (challenge.isEmpty() || party.isEmpty() || isLate(challenge.get(), by.at())) {
      return false;
    }
    return verified(json, challenge.get(), party.get())
        .map(data -> credential(data, user, asked.substring(last + 1), party.get(), wish, by))
        .filter(made -> credentials.add(tenant, made, MOST, notice, by))
        .isPresent();
  }

  private static boolean isLate(PasskeyChallenge challenge, Instant now) {
    return !now.isBefore(challenge.drawnAt().plus(SignInState.LIFETIME));
  }

  private Optional<RegistrationData> verified(
      String json, PasskeyChallenge challenge, RelyingParty party) {
    if (json.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return parse(json)
        .filter(data -> isGenuine(data, challenge, party))
        .filter(data -> key(made(data)).getCredentialId().length <= MAX_ID);
  }

  private Optional<RegistrationData> parse(String json) {
    try {
      return Optional.ofNullable(manager.parseRegistrationResponseJSON(json));
    } catch (RuntimeException _) { // the parser has many ways to say that this is nothing
      return Optional.empty();
    }
  }

  private boolean isGenuine(RegistrationData data, PasskeyChallenge challenge, RelyingParty party) {
    var server =
        ServerProperty.builder()
            .origin(new Origin(party.origin()))
            .rpId(party.id())
            .challenge(challenge.bytes())
            .build();
    try {
      var _ = manager.verify(data, new RegistrationParameters(server, ALGORITHMS, true, true));
      return true;
    } catch (WebAuthnException | IllegalArgumentException _) {
      return false;
    }
  }

  /// What was made, which is there once it was verified.
  private static AuthenticatorData<RegistrationExtensionAuthenticatorOutput> made(
      RegistrationData data) {
    return requireNonNull(data.getAttestationObject()).getAuthenticatorData();
  }

  private static AttestedCredentialData key(
      AuthenticatorData<RegistrationExtensionAuthenticatorOutput> made) {
    return requireNonNull(made.getAttestedCredentialData());
  }

  private Credential credential(
      RegistrationData data, UserId user, String handle, RelyingParty party, Wish wish, By by) {
    var made = made(data);
    var key = key(made);
    var document =
        Document.EMPTY
            .with(Passkey.DATA, Passkey.encoded(keys.convert(key)))
            .with(Passkey.HANDLE, handle)
            .with(Passkey.RP_ID, party.id())
            .with(Passkey.NAME, Passkey.name(wish.name()))
            .with(Passkey.COUNT, made.getSignCount())
            .with(Passkey.ELIGIBLE, made.isFlagBE())
            .with(Passkey.BACKED_UP, made.isFlagBS())
            .with(Passkey.DEMANDED, wish.demanded());
    var id = Passkey.encoded(key.getCredentialId());
    return new Credential(user, SignInMethod.PASSKEY, id, document, by.at(), by.at());
  }

  /// Gives the passkey another name; false where it is not the person's.
  public boolean rename(TenantId tenant, UserId user, String id, String name, By by) {
    return describe(
        tenant, user, id, document -> document.with(Passkey.NAME, Passkey.name(name)), by);
  }

  private boolean describe(
      TenantId tenant, UserId user, String id, UnaryOperator<Document> change, By by) {
    return find(tenant, user, id)
        .filter(kept ->
            credentials.replace(
                tenant,
                kept,
                kept.withDocument(change.apply(kept.document()), by.at()),
                Why.DESCRIBED,
                by))
        .isPresent();
  }

  /// Says whether it is asked for after any other proof; false where it is not the person's.
  public boolean demand(TenantId tenant, UserId user, String id, boolean demanded, By by) {
    return describe(tenant, user, id, document -> document.with(Passkey.DEMANDED, demanded), by);
  }

  /// Takes it away, where it is the person's and something else lets them in.
  public WaysIn.Removal remove(
      TenantId tenant, UserId user, String id, WaysIn ways, Optional<Mail> notice, By by) {
    return find(tenant, user, id)
        .map(kept -> credentials.remove(tenant, kept, ways, notice, by))
        .orElse(WaysIn.Removal.NOTHING);
  }

  private Optional<Credential> find(TenantId tenant, UserId user, String id) {
    return kept(tenant, user).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private List<Credential> kept(TenantId tenant, UserId user) {
    return credentials.list(tenant, user, SignInMethod.PASSKEY);
  }
}
