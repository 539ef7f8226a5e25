package dev.gatewright.spring;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.token.TokenStore;
import dev.gatewright.client.web.SessionLimits;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.client.web.WebSessions;
import dev.gatewright.servlet.HttpSessions;
import dev.gatewright.servlet.LoginFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/// Makes a login of the properties under `gatewright`. Every part is a bean, and one that the
/// application makes itself takes the place of the one here.
///
/// Also used if the application has one: an [HttpTransport], for the way to the provider, and an
/// [InstantSource] (a `Clock` is one), for the time.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(GatewrightProperties.class)
public final class GatewrightAutoConfiguration {
  /// Right before Spring Security's filter chain, whose place is -100, so that its CSRF check does
  /// not meet the login's own paths: what they take is checked in other ways.
  public static final int FILTER_ORDER = -101;

  @Bean
  @ConditionalOnProperty("gatewright.issuer")
  @ConditionalOnMissingBean
  IdpClient gatewrightIdpClient(
      GatewrightProperties properties,
      ObjectProvider<HttpTransport> transport,
      ObjectProvider<InstantSource> clock) {
    var builder = new CheckedProperties(properties).client().clock(clockOf(clock));
    transport.ifUnique(builder::transport);
    return builder.build();
  }

  /// A [WebSessions] bean of the application keeps the sessions, whatever the properties say.
  @Bean
  @ConditionalOnBean(IdpClient.class)
  @ConditionalOnMissingBean
  WebLogin gatewrightLogin(
      GatewrightProperties properties,
      IdpClient idp,
      ServletContext application,
      ObjectProvider<WebSessions> sessions,
      ObjectProvider<TokenStore> store,
      ObjectProvider<InstantSource> clock) {
    var root =
        properties
            .effectiveBaseUrl()
            .map(base -> URI.create(base).getRawPath())
            .orElse(application.getContextPath());
    var builder =
        WebLogin.builder(idp)
            .clock(clockOf(clock))
            .options(AuthorizationOptions.of(properties.scopes()))
            .fromLinks(properties.fromLinks().toArray(String[]::new))
            .root(root)
            .loginPath(properties.loginPath())
            .logoutPath(properties.logoutPath())
            .backchannelLogoutPath(properties.backchannelLogoutPath())
            .afterLogin(properties.afterLogin())
            .afterLogout(properties.afterLogout())
            .loginLifetime(properties.loginLifetime())
            .sessionLimits(
                SessionLimits.DEFAULT
                    .lifetime(properties.session().lifetime())
                    .idle(properties.session().idle()));
    new CheckedProperties(properties).secrets(new SecureRandom()).forEach(builder::cookieSecret);
    if (properties.formPost()) {
      builder.formPost();
    }
    switch (properties.session().store()) {
      case HTTP -> builder.sessions(new HttpSessions());
      case JDBC -> builder.store(store.getObject());
      case COOKIE -> {}
    }
    sessions.ifUnique(builder::sessions);
    return builder.build();
  }

  @Bean
  @ConditionalOnBean(WebLogin.class)
  @ConditionalOnMissingBean
  RequestLogin gatewrightRequestLogin(WebLogin login) {
    return new RequestLogin(login);
  }

  @Bean
  @ConditionalOnBean(WebLogin.class)
  @ConditionalOnMissingBean(
      value = LoginFilter.class,
      parameterizedContainer = FilterRegistrationBean.class)
  FilterRegistrationBean<LoginFilter> gatewrightLoginFilter(
      GatewrightProperties properties, WebLogin login) {
    var filter =
        LoginFilter.builder(login)
            .protectedPaths(properties.protectedPaths().toArray(String[]::new))
            .build();
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(FILTER_ORDER);
    registration.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    return registration;
  }

  @Bean
  @ConditionalOnProperty({"gatewright.issuer", "gatewright.api.audience"})
  @ConditionalOnMissingBean
  TokenVerifier gatewrightTokenVerifier(
      GatewrightProperties properties,
      ObjectProvider<HttpTransport> transport,
      ObjectProvider<InstantSource> clock) {
    var builder = new CheckedProperties(properties).verifier().clock(clockOf(clock));
    transport.ifUnique(builder::transport);
    return builder.build();
  }

  static InstantSource clockOf(ObjectProvider<InstantSource> clock) {
    return clock.getIfUnique(Clock::systemUTC);
  }
}
