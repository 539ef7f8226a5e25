package dev.gatewright.protocol.userinfo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.userinfo.OrganizationsEndpoint.OrganizationsResult;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.RequestHeaders;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The organizations claim")
final class OrganizationsTest {
  /// So that all ids are of one length, and sort as they count.
  private static final int FIRST = 1000;

  private static final String ENDPOINT = "https://id.test/acme/oauth2/organizations";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client ours = acme.add(ClientBuilder.web("ours"));
  private final Client theirs =
      acme.add(
          ClientBuilder.web("theirs")
              .thirdParty()
              .scope("openid", "email", "phone", "organizations")
              .accessTokenClaims("email", "role"));

  private void belongsTo(int count) {
    acme.addPerson("ada", memberships(count));
  }

  private static OrganizationMembership[] memberships(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Tenant.membership("org_" + (FIRST + i), "owner", "projects:write"))
        .toArray(OrganizationMembership[]::new);
  }

  /// Logs in at the third party's and allows whatever it asks for.
  private Tokens consented(String scope, Params more) {
    var window = acme.window().logIn("ada");
    var params = Tenant.request(theirs).with("scope", scope).plus(more);
    var answer = acme.authorize(window, params);
    var allowed =
        answer.outcome() instanceof AskUser ? acme.allow(window, answer.handle()) : answer;
    return acme.redeem(theirs, allowed.code());
  }

  private static void assertWithout(JsonNode claims) {
    assertThat(claims.propertyNames())
        .doesNotContain("organizations", "_claim_names", "_claim_sources");
  }

  @Test
  @DisplayName("A client with a consent page gets it with the scope of that name alone")
  void needsConsent() {
    belongsTo(2);

    var without = consented("openid", Params.none());
    assertWithout(without.idClaims());
    assertWithout(without.accessClaims());
    assertWithout(acme.claimsOf(without.access()));

    var question =
        acme.authorize(
            acme.window().logIn("ada"),
            Tenant.request(theirs).with("scope", "openid organizations"));
    assertThat(question.step()).isEqualTo(Step.CONSENT);
    assertThat(question.missing()).contains("organizations");
    var with = consented("openid organizations", Params.none());
    assertThat(with.idClaims().path("organizations").size()).isEqualTo(2);
    assertThat(with.accessClaims().path("organizations").size()).isEqualTo(2);
    assertThat(acme.claimsOf(with.access()).path("organizations").size()).isEqualTo(2);
  }

  @Test
  @DisplayName("An organization is asked for by org with that scope alone")
  void orgNeedsTheScope() {
    belongsTo(2);
    var window = acme.window().logIn("ada");
    var params = Tenant.request(theirs).with("org", "org_1001");

    assertThat(acme.authorize(window, params).reason()).isEqualTo(Reason.AUTHORIZE_ORGANIZATION);
    assertThat(acme.authorize(window, params.with("scope", "openid organizations")).step())
        .isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("A client of ours gets it as its setting says, without asking")
  void ours() {
    belongsTo(2);

    assertThat(acme.logIn(ours, "ada", "openid").idClaims().path("organizations").size())
        .isEqualTo(2);
  }

  private static final Params DEFAULT_ASKED =
      Params.of(
          "claims",
          "{\"id_token\":{\"default_organization\":null},"
              + "\"userinfo\":{\"default_organization\":null}}");

  private void prefersTheSecond() {
    acme.addPerson(
        "ada",
        Tenant.membership("org_1000"),
        new OrganizationMembership(
            "org_1001", Optional.empty(), List.of("owner"), Instant.EPOCH, true));
  }

  /// Logs in at a client of ours.
  private Tokens asked(Client client, Params more) {
    var answer = acme.authorize(acme.window().logIn("ada"), Tenant.request(client).plus(more));
    return acme.redeem(client, answer.code());
  }

  private void assertDefault(Tokens tokens, String expected) {
    assertThat(tokens.idClaims().path("default_organization").asString("")).isEqualTo(expected);
    assertThat(acme.claimsOf(tokens.access()).path("default_organization").asString(""))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5: the default one is told where it is asked for by name")
  void defaultByName() {
    prefersTheSecond();
    var inAccess =
        acme.add(ClientBuilder.web("api").accessTokenClaims("default_organization", "email"));

    assertDefault(asked(ours, Params.none()), "");
    assertDefault(asked(ours, DEFAULT_ASKED), "org_1001");
    assertDefault(asked(ours, DEFAULT_ASKED.with("org", "org_1001")), "org_1001");
    assertThat(asked(ours, DEFAULT_ASKED).accessClaims().has("default_organization")).isFalse();
    assertThat(
            asked(inAccess, Params.none())
                .accessClaims()
                .path("default_organization")
                .stringValue())
        .isEqualTo("org_1001");
    belongsTo(2);
    assertDefault(asked(ours, DEFAULT_ASKED), "");
  }

  @Test
  @DisplayName("The default one is told to nobody who may not see that organization")
  void defaultIsSeen() {
    prefersTheSecond();
    var first = new OrganizationPolicy.Only(Set.of("org_1000"));
    var other = acme.add(ClientBuilder.web("other").organizations(first));
    var blind = acme.add(ClientBuilder.web("blind").organizations(new OrganizationPolicy.None()));

    assertDefault(asked(other, DEFAULT_ASKED), "");
    assertDefault(asked(blind, DEFAULT_ASKED), "");
    assertDefault(asked(ours, DEFAULT_ASKED.with("org", "org_1000")), "");
    assertDefault(consented("openid", DEFAULT_ASKED), "");
    assertDefault(consented("openid organizations", DEFAULT_ASKED), "org_1001");
  }

  @Test
  @DisplayName("Somebody who belongs to none has no claim, but where an empty list is wanted")
  void empty() {
    belongsTo(0);
    var listing = acme.add(ClientBuilder.web("listing").with(Client.EMPTY_ORGANIZATIONS));

    assertWithout(acme.logIn(ours, "ada", "openid").idClaims());
    assertThat(acme.logIn(listing, "ada", "openid").idClaims().path("organizations").isArray())
        .isTrue();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: no token of a third party says what was not consented to")
  void otherClaims() {
    belongsTo(0);

    var bare = consented("openid", Params.none());
    assertThat(bare.accessClaims().propertyNames()).doesNotContain("email", "role");
    var email = consented("openid email", Params.none());
    assertThat(email.accessClaims().propertyNames()).contains("email").doesNotContain("role");
    var full = acme.add(ClientBuilder.web("full").thirdParty().fullUserInfo().scope("openid"));
    var window = acme.window().logIn("ada");
    var code = acme.allow(window, acme.authorize(window, Tenant.request(full)).handle()).code();
    assertThat(acme.claimsOf(acme.redeem(full, code).access()).propertyNames())
        .containsExactly("sub");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: a minimal ID token leaves profile and email to UserInfo")
  void minimal() {
    belongsTo(0);
    var minimal = acme.add(ClientBuilder.web("minimal").with(Client.MINIMAL_ID_TOKEN));

    var tokens = acme.logIn(minimal, "ada", "openid", "email");
    assertThat(tokens.idClaims().propertyNames()).doesNotContain("email");
    assertThat(acme.claimsOf(tokens.access()).path("email").stringValue())
        .isEqualTo("ada@people.test");
    var asked = Tenant.request(minimal).with("claims", "{\"id_token\":{\"email\":null}}");
    var code = acme.authorize(acme.window().logIn("ada"), asked).code();
    assertThat(acme.redeem(minimal, code).idClaims().path("email").stringValue())
        .as("what is asked for by name is there (OpenID Connect Core §5.5)")
        .isEqualTo("ada@people.test");
  }

  private static void assertReference(JsonNode claims) {
    assertThat(claims.has("organizations")).isFalse();
    assertThat(claims.path("_claim_names").path("organizations").stringValue())
        .isEqualTo("organizations");
    var source = claims.path("_claim_sources").path("organizations");
    assertThat(source.path("endpoint").stringValue()).isEqualTo(ENDPOINT);
    assertThat(source.path("version").stringValue()).hasSize(16);
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §5.6.2: 3,000 organizations give small tokens that work everywhere")
  void threeThousand() {
    belongsTo(3000);
    var tokens = acme.logIn(ours, "ada", "openid", "email", "profile");

    assertThat(tokens.access().length()).isLessThan(2048);
    assertThat(tokens.id().length()).isLessThan(2048);
    assertReference(tokens.idClaims());
    assertReference(tokens.accessClaims());
    assertReference(acme.claimsOf(tokens.access()));
    assertReference(acme.introspect(ours, tokens.access()));
    assertThat(acme.refresh(ours, tokens.refresh()).access().length()).isLessThan(2048);
    assertThat(told(organizations(tokens.access())).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("The limit counts memberships and bytes, and the default takes 50 in 4 KB")
  void limits() {
    acme.addPerson(
        "ada",
        IntStream.range(0, 51)
            .mapToObj(i -> Tenant.membership("o" + i))
            .limit(50)
            .toArray(OrganizationMembership[]::new));
    assertThat(acme.logIn(ours, "ada", "openid").idClaims().path("organizations").size())
        .isEqualTo(50);
    acme.addPerson(
        "ada",
        IntStream.range(0, 51)
            .mapToObj(i -> Tenant.membership("o" + i))
            .toArray(OrganizationMembership[]::new));
    assertReference(acme.logIn(ours, "ada", "openid").idClaims());
    acme.addPerson("ada", Tenant.membership("o", "s".repeat(4096)));
    assertReference(acme.logIn(ours, "ada", "openid").idClaims());
  }

  @Test
  @DisplayName("The organization that was selected stays in full, however many there are")
  void selectedStays() {
    belongsTo(3000);
    var window = acme.window().logIn("ada");
    var code = acme.authorize(window, Tenant.request(ours).with("org", "org_3999")).code();

    var claims = acme.redeem(ours, code).idClaims();

    assertThat(claims.path("organizations").get(0).path("id").stringValue()).isEqualTo("org_3999");
    assertThat(claims.has("_claim_names")).isFalse();
  }

  private OrganizationsResult organizations(String token, String... more) {
    var headers = new ArrayList<>(List.of("Authorization", "Bearer " + token));
    headers.addAll(List.of(more));
    return acme.organizations(
        ProtocolRequest.get(Parameters.none())
            .withHeaders(RequestHeaders.of(headers.toArray(String[]::new))));
  }

  private static HttpReply told(OrganizationsResult result) {
    assertThat(result).isInstanceOf(OrganizationsResult.Told.class);
    return result.reply();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.6.2: the endpoint gives the claim as a signed JWT")
  void signedJwt() throws ParseException, JOSEException {
    belongsTo(120);
    var tokens = acme.logIn(ours, "ada", "openid");
    var source = tokens.idClaims().path("_claim_sources").path("organizations");

    var reply = told(organizations(tokens.access()));

    assertThat(reply.header("Content-Type")).contains("application/jwt");
    var jwt = SignedJWT.parse(new String(reply.body(), UTF_8));
    assertThat(jwt.getHeader().getType().getType()).isEqualTo("organizations+jwt");
    var key = JWKSet.parse(acme.keySet().toString()).getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(acme.issuer().url());
    assertThat(claims.getSubject()).isEqualTo("ada");
    assertThat(claims.getAudience()).containsExactly("ours");
    assertThat(claims.getListClaim("organizations")).hasSize(120);
    assertThat(claims.getStringClaim("version")).isEqualTo(source.path("version").stringValue());
    assertThat(reply.header("ETag")).contains('"' + claims.getStringClaim("version") + '"');
  }

  @Test
  @DisplayName("RFC 8725 §3.11: what the endpoint signs is no ID token and no access token")
  void noOtherToken() {
    belongsTo(120);
    var jwt =
        new String(told(organizations(acme.logIn(ours, "ada", "openid").access())).body(), UTF_8);

    assertThat(acme.userInfo(jwt)).isInstanceOf(UserInfoResult.Refused.class);
    assertThat(
            acme.authorize(
                    acme.window().logIn("ada"), Tenant.request(ours).with("id_token_hint", jwt))
                .reason())
        .isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
  }

  @Test
  @DisplayName("Plain JSON comes in pages, which together are the list")
  void pages() {
    belongsTo(250);
    var access = acme.logIn(ours, "ada", "openid").access();
    var seen = new ArrayList<String>();
    var params = Params.of("limit", "100");
    JsonNode page;
    do {
      page =
          Tokens.object(
              told(acme.organizations(
                      ProtocolRequest.get(params.sent())
                          .withHeaders(
                              RequestHeaders.of(
                                  "Authorization",
                                  "Bearer " + access,
                                  "Accept",
                                  "application/json"))))
                  .body());
      page.path("organizations").forEach(one -> seen.add(one.path("id").stringValue()));
      params = params.with("cursor", page.path("next").asString(""));
    } while (page.has("next"));

    assertThat(seen).hasSize(250).doesNotHaveDuplicates().isSorted();
  }

  @Test
  @DisplayName("RFC 9110 §13.1.2: a list that is known is not sent again until it changes")
  void entityTag() {
    belongsTo(60);
    var access = acme.logIn(ours, "ada", "openid").access();
    var tag = told(organizations(access)).header("ETag").orElseThrow();

    assertThat(told(organizations(access, "If-None-Match", tag)).status()).isEqualTo(304);
    assertThat(
            told(organizations(access, "If-None-Match", tag, "Accept", "application/json"))
                .status())
        .isEqualTo(304);
    belongsTo(61);
    assertThat(told(organizations(access, "If-None-Match", tag)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 6750 §3.1: a token that may not see organizations, or is none, is refused")
  void refused() {
    belongsTo(2);
    var third = consented("openid", Params.none()).access();
    var machine = acme.token(Tenant.post(ours, Params.of("grant_type", "client_credentials")));

    assertThat(organizations(third).reply().status()).isEqualTo(403);
    assertThat(organizations(machine.access()).reply().status()).isEqualTo(403);
    assertThat(organizations("nothing").reply().status()).isEqualTo(401);
    var bad =
        acme.organizations(
            ProtocolRequest.get(Parameters.of("limit", "0"))
                .withHeaders(
                    RequestHeaders.of(
                        "Authorization",
                        "Bearer " + acme.logIn(ours, "ada", "openid").access(),
                        "Accept",
                        "application/json")));
    assertThat(bad.reply().status()).isEqualTo(400);
  }
}
