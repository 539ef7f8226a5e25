package dev.gatewright.embed.springmvc;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/// An application whose users log in with Spring Security.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MountedEndpoints.class)
class SecuredApplication {

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServerSecurity(HttpSecurity http) {
    return http.securityMatcher("/auth/**").csrf(CsrfConfigurer::disable).build();
  }

  @Bean
  SecurityFilterChain applicationSecurity(HttpSecurity http) {
    return http.authorizeHttpRequests(
            rules -> rules.requestMatchers("/notes/**").authenticated().anyRequest().permitAll())
        .formLogin(Customizer.withDefaults())
        .httpBasic(Customizer.withDefaults())
        .build();
  }
}
