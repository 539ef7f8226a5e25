package dev.gatewright.embed.springmvc;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/// An application whose users log in with Spring Security.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MountedEndpoints.class)
class SecuredApplication {

  @Bean
  @Order(1)
  SecurityFilterChain authorizationServerSecurity(HttpSecurity http) {
    return http.securityMatcher("/auth/**")
        .csrf(CsrfConfigurer::disable)
        .cors(CorsConfigurer::disable)
        .build();
  }

  /// What the application's own pages may be asked for by others.
  @Bean
  UrlBasedCorsConfigurationSource corsConfigurationSource() {
    var others = new CorsConfiguration();
    others.addAllowedOrigin("https://partner.test");
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", others);
    return source;
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
