package dev.gatewright.client.foreign;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/// Spring Authorization Server in this process, served by Jetty.
final class SpringAuthorizationServer implements ForeignProvider {
  /// Where it fetches the keys of its client: it takes them from an address only.
  private static final String CLIENT_KEYS = "/client-keys";

  private final Server server;
  private final String issuer;
  private final AtomicInteger refreshes;

  private SpringAuthorizationServer(Server server, String issuer, AtomicInteger refreshes) {
    this.server = server;
    this.issuer = issuer;
    this.refreshes = refreshes;
  }

  static SpringAuthorizationServer start() throws Exception {
    var refreshes = new AtomicInteger();
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    connector.open();
    var issuer = "http://127.0.0.1:" + connector.getLocalPort();

    var handler = new ServletContextHandler(ServletContextHandler.SESSIONS);
    var spring = new AnnotationConfigWebApplicationContext();
    spring.register(Provider.class);
    spring.addBeanFactoryPostProcessor(beans -> {
      beans.registerSingleton(
          "settings", AuthorizationServerSettings.builder().issuer(issuer).build());
      beans.registerSingleton("refreshes", refreshes);
    });
    spring.setServletContext(handler.getServletContext());
    spring.refresh();
    var everything = EnumSet.of(DispatcherType.REQUEST);
    handler.addFilter(new FilterHolder(clientKeys()), "/*", everything);
    handler.addFilter(
        new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain", spring)),
        "/*",
        everything);
    server.setHandler(handler);
    server.start();
    return new SpringAuthorizationServer(server, issuer, refreshes);
  }

  private static Filter clientKeys() {
    return (request, response, chain) -> {
      if (CLIENT_KEYS.equals(((HttpServletRequest) request).getServletPath())) {
        response.setContentType("application/json");
        response.getWriter().write(ClientKey.publicKeys());
        return;
      }
      chain.doFilter(request, response);
    };
  }

  @Override
  public String issuer() {
    return issuer;
  }

  @Override
  public int refreshesGranted() {
    return refreshes.get();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded server does not stop", e);
    }
  }

  /// As the framework's own guide sets it up, with rotation turned on.
  @Configuration
  @EnableWebSecurity
  static class Provider {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(withDefaults())
          .build();
    }

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          User.withUsername(USER).password("{noop}" + PASSWORD).roles("USER").build());
    }

    @Bean
    RegisteredClientRepository clients(AuthorizationServerSettings settings) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId(CLIENT_ID)
              .clientId(CLIENT_ID)
              .clientSecret("{noop}" + CLIENT_SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .redirectUri(CALLBACK.toString())
              .postLogoutRedirectUri(SIGNED_OUT.toString())
              .scope("openid")
              .scope("profile")
              .scope("email")
              .scope("projects:read")
              .tokenSettings(
                  TokenSettings.builder()
                      .accessTokenTimeToLive(Duration.ofHours(1))
                      .reuseRefreshTokens(false)
                      .build())
              .build(),
          RegisteredClient.withId(KEY_CLIENT_ID)
              .clientId(KEY_CLIENT_ID)
              .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .clientSettings(
                  ClientSettings.builder()
                      .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                      .jwkSetUrl(settings.getIssuer() + CLIENT_KEYS)
                      .build())
              .build());
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("rsa").generate()));
    }

    /// Changes no token: it is asked at each, before the answer leaves.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> counting(AtomicInteger refreshes) {
      return token -> {
        if (AuthorizationGrantType.REFRESH_TOKEN.equals(token.getAuthorizationGrantType())
            && OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
          refreshes.incrementAndGet();
        }
      };
    }

    /// Checks the access tokens that UserInfo is asked with.
    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }
  }
}
