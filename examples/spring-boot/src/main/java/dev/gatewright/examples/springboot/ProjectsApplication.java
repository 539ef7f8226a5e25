package dev.gatewright.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the application.
@SpringBootApplication
public class ProjectsApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(ProjectsApplication.class, arguments);
  }
}
