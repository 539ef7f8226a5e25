package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

class SpringSecurityTest {
  private static final String HOME = "http://localhost:3000";

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    running = Optional.of(TestTenants.serve(data, Map.of()));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
  }

  @Test
  @DisplayName(
      "Spring Security discovers the issuer, logs a person in, reads UserInfo, refreshes and logs"
          + " out")
  void logsIn() throws Exception {
    var registration = registration();
    var registrations = new InMemoryClientRegistrationRepository(registration);
    var visitor = new Visitor().stoppingAt("localhost:3000");

    var login = logIn(registrations, registration, visitor);
    var access = present(login.getAccessToken());
    var user = (OidcUser) present(login.getPrincipal());
    assertThat(user.getEmail()).isEqualTo(TestTenants.ADA);
    assertThat(present(user.getUserInfo()).getFullName()).isEqualTo("Ada Lovelace");
    assertThat(user.getIdToken().getIssuer()).hasToString(server().at("/acme").toString());
    assertThat(user.getSubject()).isEqualTo(present(user.getUserInfo()).getSubject());
    assertThat(access.getScopes()).contains("openid", "profile", "email", "offline_access");

    var refreshed =
        new RestClientRefreshTokenTokenResponseClient()
            .getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(
                    registration, access, present(login.getRefreshToken())));
    assertThat(refreshed.getAccessToken().getTokenValue()).isNotEqualTo(access.getTokenValue());
    assertThat(present(refreshed.getRefreshToken()).getTokenValue())
        .isNotEqualTo(present(login.getRefreshToken()).getTokenValue());

    var out = visitor.open(logoutAddress(registrations, user));
    assertThat(out.uri()).hasToString(HOME);
    assertThat(out.queryOf("/end_session")).containsKey("id_token_hint");
  }

  private static ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(server().at("/acme").toString())
        .registrationId("gatewright")
        .clientId("spring")
        .clientSecret("spring-secret-0123456789abcdef01234")
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile", "email", "offline_access")
        .build();
  }

  private static OAuth2LoginAuthenticationToken logIn(
      InMemoryClientRegistrationRepository registrations,
      ClientRegistration registration,
      Visitor visitor)
      throws Exception {
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var asked = present(resolver.resolve(request("/oauth2/authorization/gatewright")));

    var page = visitor.open(asked.getAuthorizationRequestUri());
    var back = visitor.signIn(page, TestTenants.ADA, TestTenants.PASSWORD);
    assertThat(back.uri().getPath()).isEqualTo("/login/oauth2/code/gatewright");
    var answered =
        OAuth2AuthorizationResponse.success(back.query().getOrDefault("code", ""))
            .redirectUri(HOME + back.uri().getPath())
            .state(back.query().getOrDefault("state", ""))
            .build();

    var provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());
    return (OAuth2LoginAuthenticationToken)
        present(
            provider.authenticate(
                new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(asked, answered))));
  }

  private static URI logoutAddress(
      InMemoryClientRegistrationRepository registrations, OidcUser user) throws Exception {
    var handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri(HOME);
    var response = new MockHttpServletResponse();
    handler.onLogoutSuccess(
        request("/logout"),
        response,
        new OAuth2AuthenticationToken(user, user.getAuthorities(), "gatewright"));
    return URI.create(present(response.getRedirectedUrl()));
  }

  private static MockHttpServletRequest request(String path) {
    var request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setServerName("localhost");
    request.setServerPort(3000);
    return request;
  }

  private static <T> T present(@Nullable T value) {
    return Optional.ofNullable(value).orElseThrow();
  }

  private static ServedGatewright server() {
    return running.orElseThrow();
  }
}
