package dev.gatewright.spring;

import dev.gatewright.client.resource.TokenVerifier;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// Tells Spring Security who is logged in. The application's own security filter chains decide what
/// that means.
@AutoConfiguration(
    after = GatewrightAutoConfiguration.class,
    before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnClass({HttpSecurity.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnBean(RequestLogin.class)
final class GatewrightSecurityAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  LoginEntryPoint gatewrightEntryPoint(RequestLogin login) {
    return new LoginEntryPoint(login);
  }

  /// The login remembers by itself which page was asked for; Spring Security would begin an HTTP
  /// session for that. A chain that wants it sets a `requestCache` of its own.
  @Bean
  Customizer<HttpSecurity> gatewrightAgentLogin(
      RequestLogin login, LoginEntryPoint entryPoint, ObjectProvider<TokenVerifier> verifier) {
    return http ->
        http.requestCache(cache -> cache.requestCache(new NullRequestCache()))
            .with(
                new AgentLogin(login, entryPoint, verifier.stream().findFirst()),
                Customizer.withDefaults());
  }

  /// Nobody has a password here. Without this, Spring Boot makes a user and logs the password.
  @Bean
  @ConditionalOnMissingBean({
    AuthenticationManager.class,
    AuthenticationProvider.class,
    AuthenticationManagerResolver.class,
    UserDetailsService.class
  })
  UserDetailsService gatewrightNoUsers() {
    return new InMemoryUserDetailsManager();
  }

  /// What holds until the application has a security filter chain of its own.
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnDefaultWebSecurity
  static final class DefaultChain {
    /// Every page needs a login; or, where `gatewright.protected-paths` says which ones do, those.
    @Bean
    @Order(SecurityFilterProperties.BASIC_AUTH_ORDER)
    SecurityFilterChain gatewrightSecurityFilterChain(
        HttpSecurity http, GatewrightProperties properties) {
      return http.authorizeHttpRequests(
              requests -> {
                requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                if (properties.protectedPaths().isEmpty()) {
                  requests.anyRequest().authenticated();
                } else {
                  requests.anyRequest().permitAll();
                }
              })
          .build();
    }
  }
}
