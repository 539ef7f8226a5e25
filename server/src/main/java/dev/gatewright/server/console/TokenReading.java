package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a token that somebody pasted and says what is good and what is wrong with it, by the keys
/// and grants of the issuers that the person may look into. Keeps nothing of it.
final class TokenReading {
  /// Characters of a token that are read.
  static final int LONGEST = 16_384;

  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private static final int LONGEST_JTI = 64;

  private final SigningKeys keys;
  private final CryptoProvider crypto;
  private final Seals seals;
  private final Grants grants;
  private final TenantDirectory directory;

  TokenReading(
      SigningKeys keys,
      CryptoProvider crypto,
      Seals seals,
      Grants grants,
      TenantDirectory directory) {
    this.keys = keys;
    this.crypto = crypto;
    this.seals = seals;
    this.grants = grants;
    this.directory = directory;
  }

  /// Something that holds of a token.
  ///
  /// @param key of the sentence
  /// @param about what its hole is filled with
  record Finding(String key, boolean good, String about) {
    static Finding good(String key, String about) {
      return new Finding("console.token." + key, true, about);
    }

    static Finding bad(String key, String about) {
      return new Finding("console.token." + key, false, about);
    }
  }

  /// What a token is, by the key of a sentence, and what stands in it.
  record Read(String kind, ObjectNode header, ObjectNode claims, List<Finding> findings) {
    Read {
      findings = List.copyOf(findings);
    }

    /// The same with one more.
    Read and(Finding finding) {
      var more = new ArrayList<>(findings);
      more.add(finding);
      return new Read(kind, header, claims, more);
    }

    /// A claim that is a text, or empty.
    String claim(String name) {
      return text(claims, name);
    }
  }

  /// The token, or nothing where the text is none that can be read.
  ///
  /// @param here the issuer whose page it is
  /// @param reached those whose keys it may be looked at with
  Optional<Read> read(String token, Tenant here, List<Tenant> reached, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    if (COMPACT.matcher(token).matches()) {
      return jwt(token, reached, now);
    }
    return Arrays.stream(SealType.values())
        .filter(type -> !type.prefix().isEmpty() && token.startsWith(type.prefix()))
        .findFirst()
        .map(type -> opaque(token, type, here, now));
  }

  private Optional<Read> jwt(String token, List<Tenant> reached, Instant now) {
    var parts = token.split("\\.", -1);
    var header = object(parts[0]);
    var claims = object(parts[1]);
    if (header.isEmpty() || claims.isEmpty()) {
      return Optional.empty();
    }
    var findings = new ArrayList<Finding>();
    var issuer = text(claims.get(), "iss");
    var tenant = reached.stream().filter(one -> one.issuer().url().equals(issuer)).findFirst();
    boolean signed = false;
    if (tenant.isPresent()) {
      findings.add(Finding.good("issuer", issuer));
      signed = signature(tenant.get().issuer().id(), header.get(), parts, findings);
    } else {
      findings.add(
          issuer.isEmpty() ? Finding.bad("no_issuer", "") : Finding.bad("issuer_unknown", issuer));
    }
    boolean timely = times(claims.get(), now, findings);
    audience(claims.get(), findings);
    var kind = kind(header.get(), claims.get());
    if (tenant.isPresent()) {
      client(tenant.get().issuer().id(), claims.get(), findings);
      if (signed && timely && kind.equals("access_token")) {
        life(tenant.get().issuer().id(), claims.get(), now, findings);
      }
    }
    return Optional.of(
        new Read("console.token.kind." + kind, header.get(), claims.get(), findings));
  }

  /// Whether a key of the issuer signed it. The key says the algorithm; the token only repeats it
  /// (RFC 8725 §3.1).
  private boolean signature(
      IssuerId issuer, ObjectNode header, String[] parts, List<Finding> findings) {
    var algorithm = text(header, "alg");
    if (algorithm.equalsIgnoreCase("none") || parts[2].isEmpty()) {
      findings.add(Finding.bad("unsigned", ""));
      return false;
    }
    if (algorithm.startsWith("HS")) {
      findings.add(Finding.bad("symmetric", algorithm));
      return false;
    }
    var kid = text(header, "kid");
    var key =
        keys.published(issuer).stream()
            .filter(one -> one.kid().equals(kid))
            .findFirst()
            .or(() ->
                keys.trusted(issuer).stream().filter(one -> one.kid().equals(kid)).findFirst());
    if (key.isEmpty()) {
      findings.add(Finding.bad("key_unknown", kid));
      return false;
    }
    if (!key.get().algorithm().joseName().equals(algorithm)) {
      findings.add(Finding.bad("algorithm", algorithm));
      return false;
    }
    boolean good = isSignedBy(key.get(), parts);
    findings.add(good ? Finding.good("signed", kid) : Finding.bad("forged", kid));
    return good;
  }

  private boolean isSignedBy(SigningKey key, String[] parts) {
    try {
      var bytes = Base64.getUrlDecoder().decode(parts[2]);
      if (key.algorithm() == Algorithm.ES256 && bytes.length != 64) {
        return false;
      }
      var signature = crypto.signature(key.algorithm());
      signature.initVerify(key.publicKey());
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return signature.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  /// Whether it is good at this moment.
  private static boolean times(ObjectNode claims, Instant now, List<Finding> findings) {
    var ends = moment(claims, "exp");
    if (ends.isEmpty()) {
      findings.add(Finding.bad("no_end", ""));
    } else if (!now.isBefore(ends.get())) {
      findings.add(Finding.bad("expired", ends.get().toString()));
    } else {
      findings.add(Finding.good("lives", ends.get().toString()));
    }
    var early = moment(claims, "nbf").filter(now::isBefore);
    early.ifPresent(from -> findings.add(Finding.bad("not_yet", from.toString())));
    return early.isEmpty() && ends.filter(now::isBefore).isPresent();
  }

  private static void audience(ObjectNode claims, List<Finding> findings) {
    var audience = claims.path("aud");
    var names =
        audience.isArray()
            ? audience.valueStream().map(name -> name.asString("")).toList()
            : audience.isString() ? List.of(audience.asString("")) : List.<String>of();
    findings.add(
        names.isEmpty()
            ? Finding.bad("no_audience", "")
            : Finding.good("audience", String.join(", ", names)));
  }

  private static String kind(ObjectNode header, ObjectNode claims) {
    var type = text(header, "typ").toLowerCase(Locale.ROOT);
    if (type.equals("at+jwt") || type.equals("application/at+jwt") || claims.has("client_id")) {
      return "access_token";
    }
    if (type.equals("logout+jwt") || claims.has("events")) {
      return "logout_token";
    }
    return claims.has("iss") && claims.has("sub") && claims.has("aud") ? "id_token" : "jwt";
  }

  private void client(IssuerId issuer, ObjectNode claims, List<Finding> findings) {
    var name = text(claims, "client_id");
    if (name.isEmpty()) {
      name = text(claims, "azp");
    }
    if (name.isEmpty()) {
      return;
    }
    boolean there =
        ClientId.isValid(name) && directory.find(issuer, new ClientId(name)).isPresent();
    findings.add(there ? Finding.good("client", name) : Finding.bad("client_unknown", name));
  }

  /// Whether the grant behind it counts still (RFC 7662 §2.2).
  private void life(IssuerId issuer, ObjectNode claims, Instant now, List<Finding> findings) {
    var client = text(claims, "client_id");
    var jti = text(claims, "jti");
    var grant = Optional.of(text(claims, "gid")).filter(id -> !id.isEmpty());
    if (!ClientId.isValid(client)
        || jti.isEmpty()
        || jti.length() > LONGEST_JTI
        || grant.filter(id -> !GrantId.isValid(id)).isPresent()) {
      return;
    }
    boolean begun = moment(claims, "iat").filter(at -> at.isAfter(grants.epochBegan())).isPresent();
    boolean live =
        begun
            && grants.isAccessTokenLive(
                issuer, new ClientId(client), grant.map(GrantId::new), jti, now);
    findings.add(live ? Finding.good("live", "") : Finding.bad("revoked", ""));
  }

  /// A token of our own that nobody else can read.
  private Read opaque(String token, SealType type, Tenant here, Instant now) {
    var issuer = here.issuer().id();
    var opened = seals.open(issuer, type, token);
    var findings = new ArrayList<Finding>();
    findings.add(
        opened.isPresent()
            ? Finding.good("opens", here.issuer().url())
            : Finding.bad("shut", here.issuer().url()));
    var claims =
        type == SealType.ACCESS_TOKEN
            ? opened.flatMap(bytes -> JsonText.foreignObject(new String(bytes, UTF_8)))
            : Optional.<ObjectNode>empty();
    claims.ifPresent(found -> {
      boolean timely = times(found, now, findings);
      audience(found, findings);
      client(issuer, found, findings);
      if (timely) {
        life(issuer, found, now, findings);
      }
    });
    var kind =
        switch (type) {
          case ACCESS_TOKEN -> "opaque_access_token";
          case REFRESH_TOKEN -> "refresh_token";
          case AUTHORIZATION_CODE -> "code";
          case SESSION_COOKIE,
              BROWSER_COOKIE,
              DEVICE_COOKIE,
              INTERACTION,
              SIGN_IN,
              CHALLENGE,
              ACCOUNT,
              UPSTREAM,
              LOGOUT ->
              "jwt";
        };
    var nothing = JsonText.foreignObject("{}").orElseThrow();
    return new Read("console.token.kind." + kind, nothing, claims.orElse(nothing), findings);
  }

  private static Optional<ObjectNode> object(String part) {
    try {
      var bytes = Base64.getUrlDecoder().decode(part);
      return JsonText.foreignObject(new String(bytes, UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode from, String name) {
    return from.path(name).isString() ? from.path(name).asString("") : "";
  }

  /// A moment in seconds, where there is one that makes sense.
  static Optional<Instant> moment(JsonNode claims, String name) {
    var value = claims.path(name);
    return value.isNumber() && value.asLong(-1) >= 0 && value.asLong(-1) <= 100_000_000_000L
        ? Optional.of(Instant.ofEpochSecond(value.asLong(0)))
        : Optional.empty();
  }
}
